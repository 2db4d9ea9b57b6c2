"""`summarize brief`: one article into a brief."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summarize.cli.streams import layout, note, waiting, write_result
from summarize.errors import InputError


def a_date(value: str | None) -> date | None:
    """An ISO date from the command line. Raises InputError if it is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(f"--published takes a date such as 2024-02-12, not {value!r}") from None


def brief(
    source: Annotated[str, typer.Argument(help="A text file, or - for standard input.", show_default=False)] = "-",
    model: Annotated[
        str | None,
        typer.Option("--model", "-m", help="rules (the default), smollm2, path.gguf, openai/NAME, ollama/NAME, http://host/v1#NAME.", show_default=False),
    ] = None,
    prompt: Annotated[str, typer.Option("--prompt", "-p", help="A released prompt, or the path of your own.")] = "brief",
    format: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl, yaml or markdown.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file; replaced if it is there.", show_default=False)] = None,
    published: Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD), if the article does not say it.", show_default=False)] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the source; UTF-8 unless said.", show_default=False)] = None,
    max_tokens: Annotated[int, typer.Option(min=1, help="Longest answer of a model, in tokens.")] = 4096,
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Seconds to wait for a model's answer.", show_default=False)] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep answers on disk.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask anew and replace the kept answer.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No remarks on standard error.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Provenance, timing and coverage on standard error.")] = False,
) -> None:  # fmt: skip
    """Read an article into a brief: actors, actions, dates, positions, headline, summary."""
    from summarize.models.base import Settings
    from summarize.pipeline import brief as make_brief
    from summarize.render import FORMATS, render
    from summarize.render.text import to_text
    from summarize.sources import load_document

    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}; choose from: {', '.join(sorted(FORMATS))}")
    if output is not None and output.is_dir():
        raise InputError(f"{output} is a folder; name a file")
    document = load_document(source, published=a_date(published), encoding=encoding)
    if document.published is None:
        note(
            "no publication date in the article: relative dates stay unresolved; give it with --published YYYY-MM-DD",
            quiet=quiet,
        )
    with waiting(f"reading {document.source}", quiet=quiet):
        made = make_brief(
            document,
            model=model,
            prompt=prompt,
            settings=Settings(max_tokens=max_tokens),
            timeout=timeout,
            cache=not no_cache,
            refresh=refresh,
        )
    shown = to_text(made, layout()) if format == "text" and output is None else render(made, format)
    write_result(shown, output)
    if output is not None:
        note(f"wrote {output}", quiet=quiet)
    if verbose:
        _explain(made)


def _explain(made: object) -> None:
    """Provenance, timing and coverage, on standard error."""
    from summarize.briefs import Brief
    from summarize.coverage import coverage

    assert isinstance(made, Brief)
    provenance = made.provenance
    for name, value in provenance.model_dump(mode="json", exclude={"usage"}, exclude_none=True).items():
        note(f"{name}: {value}")
    if provenance.usage:
        note(f"usage: {provenance.usage.model_dump_json(exclude_none=True)}")
    missed = coverage(made)
    note(missed.sentence())
    for sentence in missed.sentences:
        note(f"not covered [{sentence}]: {made.document.words(made.document.sentence(sentence))}")
