"""Which way the clause around a date points, and what a date that leans on another one means."""

from __future__ import annotations

import pytest

import summarize
from summarize.grounding.dates import direction

# The date stands between brackets.
DIRECTIONS = [
    ("a verb of the past", "The ferry ran aground before dawn on [Sunday].", "past"),
    ("a date before its verb", "In a letter to the company on [Sunday], the union called it a punishment.", "past"),
    ("a participle beats a condition", "They would agree if she cancelled the permits granted in [March].", "past"),
    ("since", "This is the third mayor to fall since [April].", "past"),
    ("a plan", "The port will close on [Friday].", "future"),
    (
        "a plan in reported speech",
        "He promised that every patient concerned would be told by the end of [April].",
        "future",
    ),
    ("an infinitive over a name", "It has told hospitals to disconnect from Acme’s network by [Friday].", "future"),
    ("what was to come then", "The vote had been expected on [Tuesday].", "past"),
    ("a passive to come", "The hearing will be held on [Monday].", "future"),
    ("nothing tells", "Talks on [Monday]", None),
    ("what may have happened", "The virus may have killed two men on [Saturday].", "past"),
]


@pytest.mark.parametrize(("about", "marked", "expected"), DIRECTIONS, ids=[row[0] for row in DIRECTIONS])
def test_direction(about: str, marked: str, expected: str | None) -> None:
    start = marked.index("[")
    end = marked.index("]") - 1
    assert direction(marked.replace("[", "").replace("]", ""), start, end) == expected


def test_the_following_year_is_that_behind_the_one_just_mentioned() -> None:
    brief = summarize.brief("Fine\n\n10 March 2025\n\nThe firm was warned in 2021. It was fined the following year.\n")
    assert [(d.text, d.value) for d in brief.dates][-1] == ("the following year", "2022")
