"""Rendering: a brief as text for people, or as JSON, JSON Lines, YAML or Markdown for what comes next."""

from __future__ import annotations

from summarize.briefs import Brief
from summarize.errors import InputError
from summarize.render.data import to_json, to_jsonl, to_yaml
from summarize.render.layout import PLAIN, Layout
from summarize.render.markdown import to_markdown
from summarize.render.text import to_text

FORMATS = {
    "text": to_text,
    "json": to_json,
    "jsonl": to_jsonl,
    "yaml": to_yaml,
    "markdown": to_markdown,
}


def render(brief: Brief, format: str, layout: Layout = PLAIN) -> str:
    """The brief in a format, ending in a line break. Raises InputError for an unknown one, with those that exist."""
    if format not in FORMATS:
        raise InputError(unknown_format(format))
    return FORMATS[format](brief, layout)


def unknown_format(format: str) -> str:
    """What is said of a format that there is not."""
    return f"unknown format {format!r}; choose from: {', '.join(sorted(FORMATS))}"


__all__ = ["FORMATS", "PLAIN", "Layout", "render", "to_json", "to_jsonl", "to_markdown", "to_text", "to_yaml"]
