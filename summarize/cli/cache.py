"""`summarize cache`: the answers kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from summarize.cli.streams import write_result
from summarize.errors import InputError

if TYPE_CHECKING:
    from summarize.cache import Cache

app = typer.Typer(help="Look after the answers kept on disk.", no_args_is_help=True)


def _open() -> Cache:
    from summarize.cache import open_cache

    opened = open_cache(warn=lambda _: None)
    if opened is None:
        from summarize.folders import cache_folder

        raise InputError(f"{cache_folder()} cannot be used as a cache; set SUMMARIZE_CACHE_DIR to a folder of your own")
    return opened


@app.command()
def path() -> None:
    """The folder."""
    from summarize.folders import cache_folder

    write_result(f"{cache_folder()}\n")


@app.command()
def stats() -> None:
    """How many answers there are and how much room they take."""
    found = _open().stats()
    write_result(f"folder   {found.folder}\nanswers  {found.entries}\nsize     {found.bytes / 1e6:.1f} MB\n")


@app.command()
def clear() -> None:
    """Remove all answers."""
    write_result(f"removed {_open().clear()} answers\n")


@app.command()
def verify() -> None:
    """Check every entry; those that are damaged or not ours are removed. Exit code 2 if there were any."""
    problems = _open().verify()
    write_result("".join(f"{problem}\n" for problem in problems) or "every entry is sound\n")
    if problems:
        raise InputError(f"{len(problems)} entries were not sound")
