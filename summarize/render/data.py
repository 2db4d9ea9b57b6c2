"""Briefs as data: JSON, JSON Lines and YAML hold everything, and load back into the same brief.

Characters that could steer a terminal are written as escapes, which mean the same to whoever loads the text.
"""

from __future__ import annotations

import json
import re

import yaml

from summarize.briefs import Brief
from summarize.render.characters import HOSTILE
from summarize.render.layout import PLAIN, Layout

_UNSEEN = re.compile(f"[{HOSTILE}\x85\u2028\u2029]")


def to_json(brief: Brief, layout: Layout = PLAIN) -> str:
    """Indented JSON. `Brief.model_validate_json` reads it back."""
    return _json(brief, layout, indent=2)


def to_jsonl(brief: Brief, layout: Layout = PLAIN) -> str:
    """JSON on one line."""
    return _json(brief, layout, indent=None)


def to_yaml(brief: Brief, layout: Layout = PLAIN) -> str:
    """YAML in the order of the schema, texts of several lines as block strings."""
    text: str = yaml.dump(
        brief.model_dump(mode="json"), Dumper=_Dumper, allow_unicode=layout.is_unicode, sort_keys=False, width=100
    )
    return _UNSEEN.sub(_escape, text)  # the dumper below puts such characters between double quotes only


def _json(brief: Brief, layout: Layout, *, indent: int | None) -> str:
    text = json.dumps(brief.model_dump(mode="json"), ensure_ascii=not layout.is_unicode, indent=indent)
    return _UNSEEN.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


class _Dumper(yaml.SafeDumper):
    pass


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _UNSEEN.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _string)
