"""The root of the commands: what is imported only when it is called, and what is said of a command that is none."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from summarize.errors import InputError


class Later(NamedTuple):
    """A group of commands by the module whose `app` it is: listed without importing it."""

    module: str
    help: str
    extra: str


LATER = {
    "eval": Later("summarize.cli.evals", "Score briefs against gold; run, record and compare evaluations.", "evals"),
}


class Root(TyperGroup):
    """The commands of `summarize`, those of `LATER` among them."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, later in LATER.items():
            if find_spec(later.module) is not None:
                self.add_command(_Placeholder(name=name, help=later.help, rich_markup_mode=None), name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Its module is imported here if it is one of `LATER`."""
        if args[0] not in self.commands and Path(args[0]).is_file():
            ctx.fail(f"No such command {args[0]!r}; to read that article: summarize brief {args[0]}")
        name, command, rest = super().resolve_command(ctx, args)
        if name in LATER and isinstance(command, _Placeholder):
            command = self.commands[name] = load(name)
        return name, command, rest


class _Placeholder(TyperGroup):
    """Stands for a group in listings."""


def load(name: str) -> Any:
    """The commands of a group of `LATER`. Raises InputError if a library that they need is not installed."""
    later = LATER[name]
    try:
        module = import_module(later.module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"", "summarize"}:
            raise
        raise InputError(
            f"summarize {name} needs {error.name}, which is not installed: pip install 'summarize[{later.extra}]'"
        ) from error
    module.app.rich_markup_mode = None  # its help looks like that of the others
    command: Any = typer.main.get_command(module.app)
    command.name = name
    return command
