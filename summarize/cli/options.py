"""Options and arguments that commands share, with what a shell completes them to."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summarize.errors import InputError

SUFFIXES = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".yaml": "yaml", ".yml": "yaml", ".md": "markdown"}


def _formats(incomplete: str) -> list[str]:
    return [name for name in dict.fromkeys(SUFFIXES.values()) if name.startswith(incomplete)]


def _prompts(incomplete: str) -> list[str]:
    from summarize.prompts import list_prompts

    prompts = list_prompts()
    names = dict.fromkeys([*(prompt.name for prompt in prompts), *(prompt.id for prompt in prompts)])
    return [name for name in names if name.startswith(incomplete)]


def _models(incomplete: str) -> list[str]:
    return [name for name in ("rules", "smollm2", "openai/", "ollama/", "http://") if name.startswith(incomplete)]


FormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", autocompletion=_formats, show_default=False,
                 help="text, json, jsonl, yaml or markdown; text unless --output ends otherwise."),
]  # fmt: skip
ModelOption = Annotated[
    str | None,
    typer.Option("--model", "-m", metavar="MODEL", autocompletion=_models, show_default=False,
                 help="rules, smollm2, FILE.gguf, openai/NAME, ollama/NAME or http://HOST/v1#NAME; $SUMMARIZE_MODEL, or rules."),
]  # fmt: skip
PromptOption = Annotated[
    str,
    typer.Option("--prompt", "-p", metavar="PROMPT", autocompletion=_prompts,
                 help="A released prompt, or the path of your own."),
]  # fmt: skip
PromptArgument = Annotated[
    str,
    typer.Argument(metavar="PROMPT", autocompletion=_prompts, show_default=False, help="A name, an id such as brief.v1, or a path."),
]  # fmt: skip
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", show_default=False,
                 help="Write to this file, in place of what it holds; - is standard output."),
]  # fmt: skip
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", show_default=False,
                 help="When the article was published, if it does not say so."),
]  # fmt: skip
EncodingOption = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", show_default=False, help="Encoding of the article; UTF-8 unless said."),
]  # fmt: skip


def a_date(value: str | None) -> date | None:
    """An ISO date from the command line. Raises InputError if it is none."""
    if value is None:
        return None
    with suppress(ValueError):
        if len(value) == len("2024-02-12"):  # ISO 8601 has other forms, which would surprise: 2024W071
            return date.fromisoformat(value)
    raise InputError(f"--published takes a date such as 2024-02-12, not {value!r}")


def a_file(output: Path | None) -> Path | None:
    """The file to write to; None for standard output. Raises InputError if nothing can be written there."""
    if output is None or str(output) == "-":
        return None
    from summarize.cli.output import writable

    writable(output)
    return output


def a_format(format: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the name of the output file stands for, or text.

    Raises InputError for an unknown one, with those that exist.
    """
    if format is None:
        return SUFFIXES.get(output.suffix.lower(), "text") if output else "text"
    from summarize.render import FORMATS, unknown_format

    if format not in FORMATS:
        raise InputError(unknown_format(format))
    return format
