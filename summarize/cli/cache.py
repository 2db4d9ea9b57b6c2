"""`summarize cache`: the answers kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from summarize.cli.output import write_result
from summarize.errors import InputError

if TYPE_CHECKING:
    from summarize.cache import Cache

app = typer.Typer(help="Look after the answers kept on disk.", no_args_is_help=True)


def _open() -> Cache:
    from summarize.cache import open_cache

    reasons: list[str] = []
    opened = open_cache(warn=reasons.append)
    if opened is None:
        raise InputError("; ".join(reasons))
    return opened


def _counted(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {singular if number == 1 else plural}"


@app.command()
def stats() -> None:
    """How many answers there are and how much room they take."""
    found = _open().stats()
    write_result(f"folder   {found.folder}\nanswers  {found.entries:,}\nsize     {found.bytes / 1e6:.1f} MB\n")


@app.command()
def clear() -> None:
    """Remove all answers; they are asked, and paid, for again."""
    write_result(f"removed {_counted(_open().clear(), 'answer', 'answers')}\n")


@app.command(short_help="Check every entry and remove those that are not sound.")
def verify() -> None:
    """Check every entry and remove those that are damaged or not ours; exit code 2 if there were any."""
    problems = _open().verify()
    write_result("".join(f"{problem}\n" for problem in problems) or "every entry is sound\n")
    if problems:
        raise InputError(f"{_counted(len(problems), 'entry was', 'entries were')} not sound")


@app.command()
def path() -> None:
    """The folder."""
    from summarize.folders import cache_folder

    write_result(f"{cache_folder()}\n")
