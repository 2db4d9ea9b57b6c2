"""`summarize prompts`: the prompts that there are, and what they say."""

from __future__ import annotations

from typing import Annotated

import typer

from summarize.cli.streams import write_result

app = typer.Typer(help="List, show and render prompts.", no_args_is_help=True)


@app.command("list")
def list_all() -> None:
    """The released prompts, newest version first."""
    from summarize.prompts import list_prompts

    write_result("".join(f"{p.id:16} {p.sha256[:12]}  {p.description}\n" for p in list_prompts()))


@app.command()
def show(name: Annotated[str, typer.Argument(help="A name, an id such as brief.v1, or a path.")]) -> None:
    """A prompt's file."""
    from summarize.prompts import load_prompt

    write_result(load_prompt(name).path.read_text("utf-8"))


@app.command()
def render(
    name: Annotated[str, typer.Argument(help="A name, an id such as brief.v1, or a path.")],
    source: Annotated[str, typer.Argument(help="The article.")],
) -> None:
    """The messages that a model would be sent for an article."""
    from summarize.draft import Draft
    from summarize.prompts import load_prompt
    from summarize.sources import load_document

    messages = load_prompt(name).render(load_document(source), Draft)
    write_result("\n".join(f"--- {message.role} ---\n{message.content}\n" for message in messages))
