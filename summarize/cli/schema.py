"""`summarize schema`: the JSON schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.output import write_result
from summarize.errors import InputError

if TYPE_CHECKING:
    from pydantic import BaseModel


def _schemas(incomplete: str) -> list[str]:
    return [name for name in ("brief", "draft") if name.startswith(incomplete)]


def schema(
    which: Annotated[str, typer.Argument(metavar="brief|draft", autocompletion=_schemas, show_default=False, help="brief: the result; draft: what a model fills in.")],
) -> None:  # fmt: skip
    """The JSON schema of a brief or of a draft."""
    from summarize.briefs import Brief
    from summarize.draft import Draft

    schemas: dict[str, type[BaseModel]] = {"brief": Brief, "draft": Draft}
    if which not in schemas:
        raise InputError(f"unknown schema {which!r}; choose from: {', '.join(schemas)}")
    write_result(json.dumps(schemas[which].model_json_schema(), ensure_ascii=False, indent=2) + "\n")
