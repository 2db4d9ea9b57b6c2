"""Wrapping, in terminal columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from summarize.render.layout import Layout
from summarize.render.page import Page, joined, wrapped

WORDS = st.text(st.sampled_from("ab 漢é ا👧"), max_size=80)


def test_a_paragraph_hangs() -> None:
    page = Page(Layout(width=20))
    page.paragraph(Text("one two three four five six"), indent=2, hang=2)
    assert str(page) == "  one two three\n    four five six\n"


def test_a_column_is_no_wider_than_its_cells_or_its_share() -> None:
    page = Page(Layout(width=30))
    page.table([[Text("a"), Text("first")], [Text("a very long name"), Text("second of two")]], shares=[0.3, 0])
    assert str(page).splitlines() == [
        "  a         first",
        "  a very    second of two",
        "  long",
        "  name",
    ]


def test_a_column_in_which_nothing_stands_takes_no_room() -> None:
    page = Page(Layout(width=30))
    page.table([[Text(""), Text("first")], [Text(""), Text("second")]], shares=[0.3, 0])
    assert str(page) == "  first\n  second\n"


def test_wide_characters_take_two_columns() -> None:
    assert [line.plain for line in wrapped(Text("漢字漢字漢字"), 5)] == ["漢字", "漢字", "漢字"]


def test_what_is_empty_is_not_joined() -> None:
    assert joined([Text("a"), Text(""), Text("b")], ", ").plain == "a, b"


@given(WORDS, WORDS, WORDS, st.integers(20, 60))
def test_no_line_is_wider_than_the_page_and_nothing_is_lost(one: str, two: str, three: str, width: int) -> None:
    page = Page(Layout(width=width))
    page.paragraph(Text(one), indent=2, hang=2)
    page.table([[Text(one), Text(two), Text(three)]], shares=[0.3, 0.2, 0])
    text = str(page)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert sorted("".join(text.split())) == sorted("".join((one + one + two + three).split()))
