"""`summarize view`: an article as the readers see it, or a saved brief again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarize.cli.brief import a_date
from summarize.cli.streams import layout, write_result


def view(
    source: Annotated[str, typer.Argument(help="An article, a brief saved as JSON, or - for standard input.")],
    format: Annotated[str, typer.Option("--format", "-f", help="For a brief: text, json, jsonl, yaml or markdown.")] = "text",
    published: Annotated[str | None, typer.Option(help="For an article: its publication date.", show_default=False)] = None,
    encoding: Annotated[str | None, typer.Option(help="For an article: its encoding.", show_default=False)] = None,
) -> None:  # fmt: skip
    """Show an article's numbered sentences and what each is, or render a saved brief."""
    from summarize.briefs import Brief
    from summarize.render import render
    from summarize.render.text import to_text
    from summarize.render.words import safe
    from summarize.sources import load_document

    if source.endswith(".json"):
        brief = Brief.load(Path(source))
        write_result(to_text(brief, layout()) if format == "text" else render(brief, format))
        return
    document = load_document(source, published=a_date(published), encoding=encoding)
    when = document.published
    lines = [f"published: {when.date.isoformat() + ' (' + when.origin + ')' if when else 'unknown'}"]
    lines.append(f"language: {document.language or 'unknown'}")
    lines += [f"{s.number:4} {s.kind.value:18} {safe(document.words(s))}" for s in document.sentences]
    write_result("\n".join(lines) + "\n")
