"""`summarize schema`: the JSON schemas."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from pydantic import BaseModel

from summarize.cli.streams import write_result
from summarize.errors import InputError


def schema(
    which: Annotated[str, typer.Argument(help="brief (the result) or draft (what a model fills in).")],
) -> None:
    """The JSON schema of a brief or of a draft."""
    from summarize.briefs import Brief
    from summarize.draft import Draft

    schemas: dict[str, type[BaseModel]] = {"brief": Brief, "draft": Draft}
    if which not in schemas:
        raise InputError(f"unknown schema {which!r}; choose from: {', '.join(schemas)}")
    write_result(json.dumps(schemas[which].model_json_schema(), ensure_ascii=False, indent=2) + "\n")
