"""`summarize brief`: one article into a brief, or several into JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.options import (
    EncodingOption,
    FormatOption,
    ModelOption,
    OutputOption,
    PromptOption,
    PublishedOption,
    a_date,
    a_file,
    a_format,
)
from summarize.cli.output import write_result
from summarize.cli.streams import complain, is_terminal, layout, note, waiting, write_error
from summarize.errors import InputError, ModelUnavailable, SummarizeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.briefs import Brief
    from summarize.document import Document

SourceArguments = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", show_default=False,
                   help="A text file, or - for standard input. Several with --format jsonl: one brief a line."),
]  # fmt: skip


def brief(
    sources: SourceArguments = None,
    model: ModelOption = None,
    prompt: PromptOption = "brief",
    format: FormatOption = None,
    output: OutputOption = None,
    published: PublishedOption = None,
    encoding: EncodingOption = None,
    max_tokens: Annotated[int, typer.Option(metavar="N", min=1, help="Longest answer of a model, in tokens.")] = 4096,
    timeout: Annotated[float | None, typer.Option(metavar="SECONDS", min=0.1, show_default=False, help="How long to wait for a model's answer.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep answers on disk.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask anew and replace the kept answer.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No remarks on standard error.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Provenance, timing and coverage on standard error.")] = False,
) -> int:  # fmt: skip
    """Read an article into a brief: actors, actions, dates and positions, each with the sentences it rests on."""
    if quiet and verbose:
        raise InputError("--quiet and --verbose: choose one")
    if no_cache and refresh:
        raise InputError("--no-cache and --refresh: choose one; --refresh keeps the new answer, --no-cache does not")
    chosen = a_format(format, output)
    names = _articles(sources)
    if len(names) > 1 and chosen != "jsonl":
        raise InputError(f"{len(names)} articles make {len(names)} briefs, one a line: add --format jsonl")
    file = a_file(output)
    if file and any(name != "-" and _same_file(file, name) for name in names):
        raise InputError(f"--output {file} would overwrite the article")
    day = a_date(published)

    def read(name: str) -> Brief:
        from summarize.models.base import Settings
        from summarize.pipeline import DEFAULT_MODEL, model_name
        from summarize.pipeline import brief as make_brief
        from summarize.sources import load_document

        document = load_document(name, published=day, encoding=encoding)
        _remark(document, quiet)
        quick = model_name(model) == DEFAULT_MODEL  # the rules take about a second
        with waiting(f"reading {document.source or name}", quiet=quiet or quick):
            return make_brief(
                document,
                model=model,
                prompt=prompt,
                settings=Settings(max_tokens=max_tokens),
                timeout=timeout,
                cache=not no_cache,
                refresh=refresh,
            )

    def explain(made: Brief) -> None:
        if verbose:
            write_error(explained(made))

    if len(names) > 1:
        return _read_all(names, read, explain, file, quiet=quiet)
    from summarize.render import PLAIN, render

    made = read(names[0])
    write_result(render(made, chosen, PLAIN if file else layout()), file)
    if file:
        note(f"wrote {file}", quiet=quiet)
    explain(made)
    return 0


def _articles(sources: list[str] | None) -> list[str]:
    if sources:
        if sources.count("-") > 1:
            raise InputError("standard input holds one article: give - once")
        if "-" in sources and sys.stdin is None:
            raise InputError("standard input is closed: there is no article to read")
        return sources
    if sys.stdin is None or is_terminal(sys.stdin):
        raise InputError("no article: name a file (summarize brief article.txt), or pipe one (... | summarize brief)")
    return ["-"]


def _same_file(file: Path, name: str) -> bool:
    try:
        return file.samefile(name) and file.is_file()
    except (OSError, ValueError):
        return False


def _remark(document: Document, quiet: bool) -> None:
    if document.published is None:
        note(
            f"{document.source}: no publication date found, so relative dates stay unresolved; "
            "give it with --published YYYY-MM-DD",
            quiet=quiet,
        )


def _read_all(
    names: list[str],
    read: Callable[[str], Brief],
    explain: Callable[[Brief], None],
    file: Path | None,
    *,
    quiet: bool,
) -> int:
    """Briefs as lines, as they are made, or all at once into a file. An article that fails is said and left out.

    The exit code is that of the first failure. A model that is not there at all ends the run.
    """
    from summarize.render import PLAIN, render

    lines: list[str] = []
    code = 0
    for name in names:
        try:
            made = read(name)
        except ModelUnavailable:
            raise
        except SummarizeError as error:
            complain(str(error))
            code = code or error.exit_code
            continue
        lines.append(render(made, "jsonl", PLAIN if file else layout()))
        if file is None:
            write_result(lines[-1])
        explain(made)
    if file and lines:
        write_result("".join(lines), file)
        note(f"wrote {len(lines)} of {len(names)} briefs to {file}", quiet=quiet)
    return code


def explained(brief: Brief) -> str:
    """Provenance, timing and coverage of a brief, as lines for a person."""
    from rich.text import Text

    from summarize.coverage import coverage
    from summarize.render.page import Page

    made = brief.provenance
    missed = coverage(brief)
    shape = layout(sys.stderr)._replace(colour=False)
    usage = made.usage
    tokens = f"{usage.input_tokens or '?'} + {usage.output_tokens or '?'} tokens" if usage else ""
    asked = f"{usage.requests} requests, {usage.seconds:.1f} s, {tokens}" if usage else ""
    rows = [
        ("source", f"{brief.document.source or 'text'}, {len(brief.document.sentences)} sentences, language {brief.document.language or 'unknown'}"),
        ("published", f"{brief.document.published.date} ({brief.document.published.origin})" if brief.document.published else "unknown"),
        ("read by", made.model or made.coder),
        ("prompt", f"{made.prompt}, sha256 {(made.prompt_sha256 or '')[:12]}" if made.prompt else ""),
        ("schema", f"sha256 {made.schema_sha256[:12]}"),
        ("codebook", made.codebook),
        ("asked", "nothing: an answer kept in the cache" if made.cached else asked),
        ("time", f"{made.elapsed:.2f} s"),
        ("version", f"summarize {made.version}, {made.created.isoformat()}"),
        ("coverage", missed.sentence().removeprefix("covered: ")),
        *(("not covered", f"[{n}] {brief.document.words(brief.document.sentence(n))}") for n in missed.sentences),
    ]  # fmt: skip
    page = Page(shape)
    page.table([[Text(name), Text(shape.shown(value))] for name, value in rows if value], shares=[0.4, 0])
    return str(page)
