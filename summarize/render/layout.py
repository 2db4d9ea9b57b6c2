"""Layout: what the place that a rendering goes to can show. A value; the command line finds it out."""

from __future__ import annotations

from typing import NamedTuple

from summarize.render.characters import carried, safe

READABLE = 100
"""Longer lines tire the eye: a wider terminal is not filled."""


class Layout(NamedTuple):
    """Columns, colours, and the encoding whose characters may be used."""

    width: int = READABLE
    colour: bool = False
    encoding: str = "utf-8"

    @property
    def is_unicode(self) -> bool:
        """Whether every character can be carried."""
        return self.encoding.lower().replace("-", "").replace("_", "").startswith("utf")

    def shown(self, text: str) -> str:
        """Words of an article as they may be shown here: on one line, harmless, in characters that can be carried."""
        return self.carried(safe(text))

    def carried(self, text: str) -> str:
        """Words of our own in characters that can be carried."""
        return text if self.is_unicode else carried(text, self.encoding)


PLAIN = Layout()
