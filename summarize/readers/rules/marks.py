"""Quotation marks: single ones made double, so that the passes know one kind.

British papers quote in single marks, of which the closing one is also an apostrophe. An opening mark stands before a
word and behind none; of the marks behind it that no letter follows, the first behind a stop or a comma closes, else the
first. The text keeps its length, so that offsets stay right.
"""

from __future__ import annotations

import re

_OPENING = re.compile(r"(?<!\w)(?:‘(?=\S)|'(?=\w))")
_LONGEST = 600
"""Characters from an opening mark within which its quotation must close."""


def with_double_marks(text: str) -> str:
    """The text with the marks of single-quoted stretches replaced by double ones; those inside double marks stay."""
    characters = list(text)
    openers = [match.start() for match in _OPENING.finditer(text)]
    for place, start in enumerate(openers):
        paragraph = text.rfind("\n", 0, start) + 1
        before = text[paragraph:start]
        if before.count("“") > before.count("”") or before.count('"') % 2:
            continue
        limit = openers[place + 1] if place + 1 < len(openers) else len(text)
        line = text.find("\n", start)
        limit = min(limit, start + _LONGEST, line if line >= 0 else len(text))
        closing = _closing(text, start, limit)
        if closing is not None:
            characters[start], characters[closing] = "“", "”"
        elif line >= 0 and _is_taken_up(text, line):
            characters[start] = "“"  # the next paragraph goes on with it
    return "".join(characters)


def _is_taken_up(text: str, line: int) -> bool:
    """Whether the paragraph behind a line's end begins with an opening mark."""
    begins = re.compile(r"\S").search(text, line)
    return begins is not None and _OPENING.match(text, begins.start()) is not None


def _closing(text: str, start: int, limit: int) -> int | None:
    """Where the quotation that begins at `start` closes. A straight mark closes only behind a stop or a comma."""
    straight = text[start] == "'"
    found = [m.start() for m in re.finditer(r"'(?!\w)" if straight else r"’(?!\w)", text[start + 2 : limit])]
    places = [start + 2 + offset for offset in found]
    stopped = next((place for place in places if text[place - 1] in ",.!?…"), None)
    if stopped is not None or straight:
        return stopped
    return places[0] if places else None
