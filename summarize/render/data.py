"""Briefs as data: JSON, JSON Lines and YAML hold everything, and load back into the same brief."""

from __future__ import annotations

import json

import yaml

from summarize.briefs import Brief


def to_json(brief: Brief) -> str:
    """Indented JSON. `Brief.model_validate_json` reads it back."""
    return json.dumps(brief.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def to_jsonl(brief: Brief) -> str:
    """JSON on one line."""
    return json.dumps(brief.model_dump(mode="json"), ensure_ascii=False) + "\n"


def to_yaml(brief: Brief) -> str:
    """YAML in the order of the schema."""
    return yaml.safe_dump(brief.model_dump(mode="json"), allow_unicode=True, sort_keys=False, width=110)
