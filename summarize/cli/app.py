"""The commands put together, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import Abort, TyperException

from summarize.cli import brief, cache, models, prompts, schema, view
from summarize.cli.streams import complain
from summarize.errors import SummarizeError

app = typer.Typer(
    name="summarize",
    help="Turn a news article into a typed brief in which every item is grounded in the characters it rests on.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("brief")(brief.brief)
app.command("view")(view.view)
app.add_typer(prompts.app, name="prompts")
app.command("schema")(schema.schema)
app.command("models")(models.models)
app.add_typer(cache.app, name="cache")


def _version(value: bool) -> None:
    if value:
        from summarize.pipeline import package_version

        typer.echo(f"summarize {package_version()}")
        raise typer.Exit


@app.callback()
def _options(
    _show_version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
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
        message = error.format_message()
        if message.startswith("Usage:"):  # a group without a command shows its help
            typer.echo(message)
        else:
            complain(f"{message.rstrip('.')} (see: summarize --help)")
        return 2
    except (Abort, KeyboardInterrupt):
        complain("interrupted")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("SUMMARIZE_DEBUG"):
            raise
        complain(f"{type(error).__name__}: {error} (this is a bug; please report it with what SUMMARIZE_DEBUG=1 shows)")
        return 2
    if result == 130:  # the command line library caught Ctrl-C
        complain("interrupted")
    return result if isinstance(result, int) else 0
