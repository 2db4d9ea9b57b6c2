"""`summarize models`: what can be used now, and why the rest cannot."""

from __future__ import annotations

from summarize.cli.output import write_result
from summarize.cli.streams import layout


def models() -> None:
    """List the models: which are usable now, and why the rest are not."""
    from rich.text import Text

    from summarize.models.registry import available
    from summarize.render.page import Page

    shape = layout()
    page = Page(shape)
    rows = []
    for model in available():
        usable = Text("yes", "green") if model.usable else Text("no", "dim")
        style = "" if model.usable else "dim"
        words = [model.name, model.kind, model.detail]
        rows.append([usable, *(Text(shape.shown(word), style) for word in words)])
    page.table(rows, shares=[0.1, 0.35, 0.2, 0], indent=0)
    write_result(str(page))
