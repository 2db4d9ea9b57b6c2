"""`summarize eval`: briefs against gold: check, score, run, record, compare, agree."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarize.cli.options import OutputOption, a_file
from summarize.cli.output import write_result
from summarize.cli.streams import is_terminal, layout, note
from summarize.errors import GateFailed, InputError

if TYPE_CHECKING:
    from summarize.evals.run import Progress, Run
    from summarize.evals.score import Report, Scoring
    from summarize.evals.suite import Labelled, Suite

app = typer.Typer(
    name="eval",
    add_completion=False,
    help="Score briefs against gold; run, record and compare evaluations.",
    no_args_is_help=True,
)

# fmt: off
SuiteArgument = Annotated[Path, typer.Argument(metavar="SUITE", show_default=False, help="A folder with suite.toml, articles/ and gold/.")]
RunArgument = Annotated[Path, typer.Argument(metavar="RUN", show_default=False, help="A run, as `eval run --save` writes it.")]
SplitOption = Annotated[str | None, typer.Option("--split", metavar="SPLIT", show_default=False, help="dev or test; both unless said.")]
OnlyOption = Annotated[list[str], typer.Option("--only", metavar="DOCUMENT", show_default=False, help="Only this document; may be repeated.")]
ModelOption = Annotated[str, typer.Option("--model", "-m", metavar="MODEL", help="rules, smollm2, openai/NAME, ...; see: summarize models.")]
PromptOption = Annotated[str, typer.Option("--prompt", "-p", metavar="PROMPT", help="A released prompt, or the path of your own.")]
CassettesOption = Annotated[Path, typer.Option("--cassettes", metavar="DIR", help="The folder of recordings.")]
FormatOption = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json, markdown, junit or html.")]
PlainFormat = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json or markdown.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No remarks on standard error.")]
GateOption = Annotated[bool, typer.Option("--gate", help="Exit with 1 if a floor, a tolerance or a limit of suite.toml does not hold.")]
RepeatsOption = Annotated[int | None, typer.Option("--repeats", min=1, metavar="N", show_default=False, help="Read each document so often.")]
TokensOption = Annotated[int | None, typer.Option("--max-tokens", min=1, metavar="N", show_default=False, help="Longest answer of a model.")]
SaveOption = Annotated[Path | None, typer.Option("--save", metavar="FILE", show_default=False, help="Save the run here, for score, compare and bless.")]
TimeoutOption = Annotated[float | None, typer.Option("--timeout", min=0.1, metavar="SECONDS", show_default=False, help="Longest wait for an answer.")]
# fmt: on


@app.command()
def check(suite: SuiteArgument) -> None:
    """Check a suite: its gold, its articles and how they fit together."""
    from summarize.evals.suite import check_suite, load_suite

    problems = check_suite(suite)
    write_result("".join(f"{problem}\n" for problem in problems))
    errors = sum(problem.level == "error" for problem in problems)
    if errors:
        raise InputError(f"{errors} {'thing is' if errors == 1 else 'things are'} wrong with {suite}")
    note(f"{len(load_suite(suite).documents())} documents hold")


@app.command()
def score(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="DIR", show_default=False, help="A suite, or a folder of gold.")
    ],
    briefs: Annotated[
        Path,
        typer.Option(
            "--briefs", metavar="PATH", show_default=False, help="JSON, JSON Lines, a run, or a folder of them."
        ),
    ],
    split: SplitOption = None,
    only: OnlyOption = [],  # noqa: B006
    format: FormatOption = "text",
    output: OutputOption = None,
) -> None:
    """Score saved briefs against gold. No model is asked."""
    from summarize.evals.saved import load_saved
    from summarize.evals.score import score_saved

    split_ = a_split(split)
    target = a_file(output)
    scoring = score_saved(_labelled(gold, split, only), load_saved(briefs), split=split_)
    write_result(shown(scoring, format, to_file=target is not None), target)


@app.command()
def run(
    suite: SuiteArgument,
    model: ModelOption = "rules",
    prompt: PromptOption = "brief",
    live: Annotated[bool, typer.Option("--live", help="Ask the model (the default).")] = False,
    replay: Annotated[bool, typer.Option("--replay", help="Answer from recordings; no model, no network.")] = False,
    record: Annotated[bool, typer.Option("--record", help="Ask the model and record its answers.")] = False,
    repeats: RepeatsOption = None,
    split: SplitOption = None,
    only: OnlyOption = [],  # noqa: B006
    max_tokens: TokensOption = None,
    timeout: TimeoutOption = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep answers on disk.")] = False,
    cassettes: CassettesOption = Path("cassettes"),
    gate: GateOption = False,
    format: FormatOption = "text",
    output: OutputOption = None,
    save: SaveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read every document of a suite with a model and score the briefs."""
    from summarize.evals.run import plan_for, run_suite

    if live + replay + record > 1:
        raise InputError("choose one of --live, --replay and --record")
    mode: Literal["live", "replay", "record"] = "replay" if replay else "record" if record else "live"
    labelled = _labelled(suite, split, only)
    plan = plan_for(labelled, model, prompt, mode, repeats, max_tokens).model_copy(
        update={"split": a_split(split), "only": tuple(only), "timeout": timeout, "cache": not no_cache}
    )
    target, kept = a_file(output), a_file(save)
    done = run_suite(labelled, plan, cassettes=cassettes, progress=_progress(quiet))
    if kept:
        write_result(done.run.to_json(), kept)
        note(f"wrote {kept}", quiet=quiet)
    write_result(shown(done.scoring, format, to_file=target is not None), target)
    _conclude(done.run, labelled.suite, gate)


@app.command()
def record(
    suite: SuiteArgument,
    model: ModelOption = "smollm2",
    prompt: PromptOption = "brief",
    only: OnlyOption = [],  # noqa: B006
    stale: Annotated[bool, typer.Option("--stale", help="Only what is stale or missing.")] = False,
    repeats: RepeatsOption = None,
    max_tokens: TokensOption = None,
    cassettes: CassettesOption = Path("cassettes"),
    quiet: QuietOption = False,
) -> None:
    """Ask a model and record its answers, one file for each document."""
    from summarize.evals.run import plan_for, record_suite

    labelled = _labelled(suite, None, only)
    plan = plan_for(labelled, model, prompt, "record", repeats, max_tokens)
    rows = record_suite(labelled, plan, cassettes=cassettes, stale_only=stale, progress=_progress(quiet))
    write_result("".join(f"{path}: {outcome}\n" for path, outcome in rows) or "every recording is fresh\n")


@app.command()
def cassettes(suite: SuiteArgument, folder: CassettesOption = Path("cassettes")) -> None:
    """List recordings: fresh, stale, missing, unused, orphaned; exit code 1 unless all are fresh."""
    from summarize.errors import GateFailed
    from summarize.evals.cassettes import Recordings, list_cassettes
    from summarize.models.base import Settings

    labelled = _labelled(suite, None, [])
    assert labelled.suite is not None
    if not labelled.suite.recordings:
        raise InputError(f"{suite}/suite.toml names no [[recordings]]: add model and prompt")
    wanted = [
        Recordings(folder, labelled.suite, r.model, r.prompt, Settings(max_tokens=r.max_tokens), r.repeats)
        for r in labelled.suite.recordings
    ]
    found = list_cassettes(folder, wanted, labelled.gold)
    write_result("".join(f"{c.state:9}{c.path}{'  ' + c.detail if c.detail else ''}\n" for c in found))
    wrong = [c for c in found if c.state != "fresh"]
    if wrong:
        raise GateFailed(f"{len(wrong)} of {len(found)} recordings are not fresh; {wanted[0].again(None)}")


@app.command()
def compare(
    a: Annotated[Path, typer.Argument(metavar="A", show_default=False, help="The run before.")],
    b: Annotated[Path, typer.Argument(metavar="B", show_default=False, help="The run after.")],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, json, markdown or html.")] = "text",
    output: OutputOption = None,
) -> None:  # fmt: skip
    """Compare two runs on the same gold: paired differences, tests, and the items that changed."""
    from summarize.evals.compare import compare as compare_reports
    from summarize.evals.comparisons import render_comparison
    from summarize.evals.run import Run

    before, after = Run.load(a), Run.load(b)
    target = a_file(output)
    articles = {case.document: case.brief.document for case in (*before.cases, *after.cases) if case.brief}
    found = compare_reports(before.report, after.report, names=(a.stem, b.stem), documents=articles)
    if format == "html":
        from summarize.evals.html import comparison_page

        write_result(comparison_page(found, before, after), target)
    else:
        write_result(render_comparison(found, format), target)


@app.command()
def agree(
    a: Annotated[Path, typer.Argument(metavar="A", show_default=False, help="One annotator's gold.")],
    b: Annotated[Path, typer.Argument(metavar="B", show_default=False, help="The other's.")],
    format: PlainFormat = "text",
    output: OutputOption = None,
) -> None:
    """Compare two annotators: F1 of the items, Krippendorff's alpha of the choices."""
    from summarize.evals.agree import agree as compare_gold
    from summarize.evals.comparisons import render_agreement

    write_result(render_agreement(compare_gold(a, b), format), a_file(output))


@app.command()
def bless(run: RunArgument, suite: Annotated[Path | None, typer.Option("--suite", metavar="DIR", show_default=False, help="The suite, if it is not where the run says.")] = None) -> None:  # fmt: skip
    """Accept a run as the baseline of its suite; shows what that changes."""
    from summarize.evals.gates import bless as accept
    from summarize.evals.gates import load_baseline
    from summarize.evals.run import Run
    from summarize.evals.suite import load_suite

    accepted = Run.load(run)
    folder = load_suite(suite or Path(accepted.folder)).folder
    baseline, changes = accept(accepted, load_baseline(folder))
    write_result(baseline.to_json(), folder / "baseline.json")
    write_result("\n".join(changes) + "\n")


@app.command()
def leaderboard(
    runs: Annotated[
        list[Path], typer.Argument(metavar="RUN...", show_default=False, help="Runs, as `eval run` saves them.")
    ],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="PAGE", help="Replace the table between the marks of this page.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with 1 if the page is not current.")
    ] = False,
    output: OutputOption = None,
) -> None:
    """Put runs side by side as a Markdown table."""
    from summarize.evals.leaderboard import leaderboard as table_of
    from summarize.evals.leaderboard import put_into
    from summarize.evals.run import Run
    from summarize.evals.tables import markdown_of

    if check and into is None:
        raise InputError("--check needs the page: --into PAGE")
    table = markdown_of([table_of([Run.load(path) for path in runs])], level=2)
    if into is None:
        write_result(table, a_file(output))
        return
    try:
        page = into.read_text("utf-8")
    except OSError as error:
        raise InputError(f"cannot read {into}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{into} is not UTF-8 text") from error
    current = put_into(page, table)
    if check and current != page:
        raise GateFailed(f"the table of {into} is not current; write it anew: make leaderboard")
    if not check:
        write_result(current, into)


@app.command()
def metrics() -> None:
    """The metrics, as they are called in suite.toml."""
    from summarize.evals.metrics import METRICS

    write_result("".join(f"{id:24}{metric.better:9}{metric.describes}\n" for id, metric in METRICS.items()))


def a_split(split: str | None) -> Literal["dev", "test"] | None:
    """A split by name. Raises InputError for one that there is not."""
    if split not in {None, "dev", "test"}:
        raise InputError(f"unknown split {split!r}; choose from: dev, test")
    return split  # type: ignore[return-value]


def shown(scoring: Scoring, format: str, *, to_file: bool) -> str:
    """A scoring in a format; for a terminal as wide as it is."""
    from summarize.evals.reports import FORMATS, render_report, to_text

    if format == "html":
        from summarize.evals.html import report_page

        return report_page(scoring)
    if format == "text" and not to_file:
        shape = layout()
        return to_text(scoring.report, width=max(shape.width, 100), colour=shape.colour)
    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}; choose from: {', '.join(sorted([*FORMATS, 'html']))}")
    return render_report(scoring.report, format)


def _labelled(folder: Path, split: str | None, only: list[str]) -> Labelled:
    from summarize.evals.suite import load_labelled

    return load_labelled(folder, split=a_split(split), only=only)


def _progress(quiet: bool) -> Progress | None:
    """Tells which document is read, on one line, where a person watches."""
    if quiet or not is_terminal(sys.stderr):
        return None

    def tell(document: str, done: int, of: int) -> None:
        line = f"\r\x1b[K{done}/{of} {document}" if document else "\r\x1b[K"
        sys.stderr.write(line)
        sys.stderr.flush()

    return tell


def _conclude(run: Run, suite: Suite | None, gate: bool) -> None:
    """The exit code of a run: 3 if no document has a brief, 1 if a gate does not hold."""
    from summarize.errors import ModelError
    from summarize.evals.gates import check_gates, load_baseline, require

    report: Report = run.report
    if report.documents and report.failed == len(report.documents) and not any(row.briefs for row in report.documents):
        raise ModelError(f"no document has a brief: {report.documents[0].errors[0]}")
    if gate and suite is not None:
        require(check_gates(run, suite, load_baseline(suite.folder)))
    elif report.failed:
        note(f"{report.failed} of {len(report.documents)} documents have no brief: they score 0")
