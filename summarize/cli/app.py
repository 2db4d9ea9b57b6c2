"""The commands put together, and what becomes of errors."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import Abort, TyperException

from summarize.cli import brief, cache, models, prompts, schema, view
from summarize.cli.later import Root
from summarize.cli.streams import complain, write_error
from summarize.errors import SummarizeError

BUG = 2

app = typer.Typer(
    name="summarize",
    cls=Root,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("brief", short_help="Read an article into a brief.")(brief.brief)
app.command("view", short_help="Show an article's sentences, or a saved brief.")(view.view)
app.command("models", short_help="List the models and whether they can be used now.")(models.models)
app.command("schema")(schema.schema)
app.add_typer(prompts.app, name="prompts")
app.add_typer(cache.app, name="cache")


def _show_version(value: bool) -> None:
    if value:
        from summarize.pipeline import package_version

        typer.echo(f"summarize {package_version()}")
        raise typer.Exit


@app.callback()
def _options(
    _version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
    _verbose: bool = typer.Option(False, "--verbose", "-v", help="Show the traceback of an error that is a bug."),
) -> None:
    """Turn a news article into a typed brief in which every item is grounded in the characters it rests on."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. Foreseeable trouble is one line on standard error, never a traceback."""
    try:
        result = app(args=list(arguments), prog_name="summarize", standalone_mode=False)
    except SummarizeError as error:
        complain(str(error))
        return error.exit_code
    except TyperException as error:
        return _usage(error)
    except (Abort, KeyboardInterrupt):
        result = 130
    except BrokenPipeError:
        result = 0
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # the library's own way of ending on a closed pipe
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        result = error.code
    except Exception as error:
        return _bug(error, arguments)
    if result == 130:
        complain("interrupted")
    return result if isinstance(result, int) else 0


def _usage(error: TyperException) -> int:
    message = error.format_message()
    if message.startswith("Usage:"):  # a group without a command shows its help
        write_error(f"{message}\n")
    else:
        context = getattr(error, "ctx", None)
        complain(f"{message.rstrip('.')} (see: {context.command_path if context else 'summarize'} --help)")
    return 2


def _bug(error: Exception, arguments: Sequence[str]) -> int:
    """Own up to an error that nobody foresaw; with `--verbose`, show where it happened."""
    is_verbose = any(re.fullmatch(r"--verbose|-[a-z]*v[a-z]*", argument) for argument in arguments)
    if is_verbose:
        import traceback

        write_error("".join(traceback.format_exception(error)))
    words = str(error).strip().splitlines()
    what = f"{type(error).__name__}{': ' + words[0] if words else ''}"
    hint = "" if is_verbose else "; `summarize --verbose ...` shows where"
    complain(f"this is a bug, please report it: {what}{hint}")
    return BUG
