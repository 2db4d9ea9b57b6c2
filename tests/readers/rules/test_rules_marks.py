"""Single quotation marks are read as double ones; apostrophes are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summarize
from summarize.readers.rules.marks import with_double_marks

MARKS = [
    ("a quotation", "‘We will go on,’ he said.", "“We will go on,” he said."),
    ("an apostrophe inside", "‘We don’t know,’ he said.", "“We don’t know,” he said."),
    ("a possessive inside", "‘The workers’ rights stay,’ he said.", "“The workers’ rights stay,” he said."),
    ("a word", "The ‘hostile’ moves of the workers’ party.", "The “hostile” moves of the workers’ party."),
    ("two in a line", "‘No,’ he said. ‘Never.’", "“No,” he said. “Never.”"),
    ("straight", "'We will go on,' he said.", "“We will go on,” he said."),
    ("straight apostrophes", "The workers' party and the bakers' union.", "The workers' party and the bakers' union."),
    ("inside double marks", "“He said ‘no’ to us,” she said.", "“He said ‘no’ to us,” she said."),
    ("never closed", "‘We will go on", "‘We will go on"),
    ("a year", "the class of ’68", "the class of ’68"),
]


@pytest.mark.parametrize(("about", "text", "expected"), MARKS, ids=[row[0] for row in MARKS])
def test_marks(about: str, text: str, expected: str) -> None:
    assert with_double_marks(text) == expected


@given(st.text(alphabet="a’‘'“”\" .,\n", max_size=60))
def test_offsets_stay_right(text: str) -> None:
    marked = with_double_marks(text)
    assert len(marked) == len(text)
    assert all(new == old or (old in "‘’'" and new in "“”") for old, new in zip(text, marked, strict=True))


def test_a_british_quotation_is_a_position() -> None:
    brief = summarize.brief("Row\n\n12 February 2024\n\n‘We don’t want it,’ said Ann Lee, the mayor of Leeds.\n")
    (position,) = brief.positions
    assert (position.quote, position.quote_type.value) == ("We don’t want it", "direct")
    assert not brief.ungrounded
