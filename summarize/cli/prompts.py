"""`summarize prompts`: the prompts that there are, and what they say."""

from __future__ import annotations

from typing import Annotated

import typer

from summarize.cli.options import EncodingOption, PromptArgument, PublishedOption, a_date
from summarize.cli.output import write_result
from summarize.cli.streams import layout

app = typer.Typer(help="List, show and render prompts.", no_args_is_help=True)


@app.command("list")
def list_all() -> None:
    """The released prompts, the newest version of each first."""
    from rich.text import Text

    from summarize.prompts import list_prompts
    from summarize.render.page import Page

    shape = layout()
    page = Page(shape)
    rows = [
        [Text(prompt.id), Text(prompt.sha256[:12], "dim"), Text(shape.shown(prompt.description))]
        for prompt in list_prompts()
    ]
    page.table(rows, shares=[0.4, 0.3, 0], indent=0)
    write_result(str(page))


@app.command()
def show(name: PromptArgument) -> None:
    """A prompt's file."""
    from summarize.prompts import load_prompt
    from summarize.render.characters import safe_lines

    write_result(safe_lines(load_prompt(name).path.read_text("utf-8")))


@app.command()
def render(
    name: PromptArgument,
    source: Annotated[str, typer.Argument(metavar="SOURCE", show_default=False, help="The article, or -.")],
    published: PublishedOption = None,
    encoding: EncodingOption = None,
) -> None:
    """The messages that a model would be sent for an article."""
    from summarize.draft import Draft
    from summarize.prompts import load_prompt
    from summarize.render.characters import safe_lines
    from summarize.sources import load_document

    document = load_document(source, published=a_date(published), encoding=encoding)
    messages = load_prompt(name).render(document, Draft)
    write_result("\n".join(f"--- {message.role} ---\n{safe_lines(message.content)}\n" for message in messages))
