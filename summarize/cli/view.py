"""`summarize view`: an article as the readers see it, or saved briefs again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.options import EncodingOption, FormatOption, PublishedOption, a_date, a_format
from summarize.cli.output import write_result
from summarize.cli.streams import is_terminal, layout
from summarize.errors import InputError, SchemaError

if TYPE_CHECKING:
    from summarize.briefs import Brief
    from summarize.document import Document
    from summarize.render.layout import Layout


def view(
    source: Annotated[str, typer.Argument(metavar="SOURCE", show_default=False, help="An article, briefs saved as JSON or JSON Lines, or - for standard input.")],
    format: FormatOption = None,
    published: PublishedOption = None,
    encoding: EncodingOption = None,
) -> None:  # fmt: skip
    """Show an article's numbered sentences and what each is, or render saved briefs."""
    from summarize.render import render

    chosen = a_format(format, None)
    shape = layout()
    if _holds_json(source):
        briefs = _saved(source)
        if len(briefs) > 1 and chosen == "json":
            raise InputError(f"{source} holds {len(briefs)} briefs, which are not one JSON document: --format jsonl")
        between = {"text": "\n\n", "markdown": "\n---\n\n", "yaml": "---\n"}.get(chosen, "")
        write_result(between.join(render(brief, chosen, shape) for brief in briefs))
        return
    from summarize.sources import load_document

    document = load_document(source, published=a_date(published), encoding=encoding)
    if chosen == "json":
        write_result(document.model_dump_json(indent=2) + "\n")
    elif chosen == "text":
        write_result(sentences(document, shape))
    else:
        raise InputError(f"an article is shown as text or json; for {chosen}, make a brief of it: summarize brief")


def sentences(document: Document, shape: Layout) -> str:
    """An article's origin, and its numbered sentences with what each is. Wrapped on a terminal only."""
    from rich.text import Text

    from summarize.blocks import BlockKind
    from summarize.render.page import Page

    page = Page(shape if is_terminal(sys.stdout) else shape._replace(width=1_000_000))
    when = document.published
    published = f"published {when.date.isoformat()} ({when.origin})" if when else "publication date unknown"
    language = f"language {document.language or 'unknown'}"
    page.paragraph(Text(shape.shown(f"{document.source or 'text'}, {published}, {language}"), "dim"))
    page.blank()
    news = {BlockKind.HEADLINE, BlockKind.BODY, BlockKind.SUBHEADING}
    rows = []
    for sentence in document.sentences:
        style = "" if sentence.kind in news else "dim"
        kind = sentence.kind.value.replace("_", " ")
        words = shape.shown(document.words(sentence))
        rows.append([Text(f"{sentence.number:>4}", "dim"), Text(kind, "dim"), Text(words, style)])
    page.table(rows, shares=[0.5, 0.3, 0], indent=0)
    return str(page)


def _holds_json(source: str) -> bool:
    """Whether a source holds saved briefs rather than an article: JSON by its name or by its first character."""
    if source == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed: there is nothing to view")
        peek = getattr(sys.stdin.buffer, "peek", None)
        return peek is not None and bytes(peek(64)).lstrip().startswith(b"{")
    if source.endswith((".json", ".jsonl")):
        return True
    try:
        with Path(source).open("rb") as file:
            return file.read(64).lstrip().startswith(b"{")
    except (OSError, ValueError):
        return False  # said better by whoever reads it as an article


def _saved(source: str) -> list[Brief]:
    """The briefs of a JSON or JSON Lines file. Raises SchemaError, with the line, if it holds anything else."""
    from pydantic import ValidationError

    from summarize.briefs import Brief, first_problem

    name = "standard input" if source == "-" else source
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise SchemaError(f"cannot read {name}: {getattr(error, 'strerror', None) or error}") from error
    lines = [(number, line) for number, line in enumerate(content.splitlines(), start=1) if line.strip()]
    if len(lines) > 1 and all(line.startswith(b"{") and line.rstrip().endswith(b"}") for _, line in lines):
        parts = [(f"{name}, line {number},", line) for number, line in lines]
    else:
        parts = [(name, content)]
    briefs = []
    for where, part in parts:
        try:
            briefs.append(Brief.model_validate_json(part))
        except ValidationError as error:
            raise SchemaError(f"{where} is not a brief: {first_problem(error)}") from error
    return briefs
