"""Planted cases: an item that the article does not bear out never passes as fact, and never vanishes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarize.briefs import Brief, Provenance
from summarize.document import Document
from summarize.draft import Draft, DraftAction, DraftActor, DraftDate, DraftPassage, DraftPosition
from summarize.grounding import ground, problem_with
from summarize.grounding.checks import named_speakers

ARTICLE = """Mill to close

12 February 2024

Acme said on Monday that it would close its mill in Ostrava.
The union did not agree to the plan, and five workers left.
“We won. We will go on,” said Jana Nova, the mayor of Ostrava.
Max Roe, a lawyer, said: “It is the owners’ fault.”
Acme met the union on Jan. 5 and on Jan. 11.
"""
# Sentences: 1 headline, 2 stamp, 3 Acme said, 4 the union, 5 “We won., 6 We will go on, 7 Max Roe, 8 Acme met.

ACTORS = [
    DraftActor(name="Acme", sentences=[3]),
    DraftActor(name="Jana Nova", kind="person", role="mayor of Ostrava", sentences=[6]),  # type: ignore[arg-type]
    DraftActor(name="Max Roe", kind="person", sentences=[7]),  # type: ignore[arg-type]
    DraftActor(name="the union", sentences=[4]),
]


def made(**lists: object) -> Brief:
    document = Document.from_text(ARTICLE)
    provenance = Provenance(
        coder="test", codebook="test", schema_sha256="0", elapsed=0, version="0", created=datetime.now(UTC)
    )
    return ground(Draft(**({"actors": ACTORS} | lists)), document, provenance)  # type: ignore[arg-type]


def position(**fields: object) -> DraftPosition:
    return DraftPosition(**({"topic": "the mill", "statement": "it is so"} | fields))  # type: ignore[arg-type]


GOOD = [
    ("curly quote", position(holders=["Max Roe"], quote="It is the owners' fault", sentences=[7]), "It is the owners’ fault"),
    ("quote over two sentences", position(holders=["Jana Nova"], quote="We won. We will go on", sentences=[5, 6]), "We won. We will go on"),
    ("last name for the speaker", position(holders=["Nova"], quote="We will go on", sentences=[6]), "We will go on"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "item", "quote"), GOOD, ids=[row[0] for row in GOOD])
def test_a_quotation_that_is_there(about: str, item: DraftPosition, quote: str) -> None:
    brief = made(positions=[item])
    assert [p.quote for p in brief.positions] == [quote]
    assert not brief.ungrounded


PLANTED = [
    ("flipped negation in a quote", position(holders=["Jana Nova"], quote="We will not go on", sentences=[6]), "is not in the article"),
    ("invented quote", position(holders=["Jana Nova"], quote="We lost everything", sentences=[6]), "is not in the article"),
    ("quote from another sentence", position(holders=["Max Roe"], quote="We will go on", sentences=[7]), "is in sentence 6"),
    ("wrong speaker, the right one named", position(holders=["Acme"], quote="It is the owners’ fault", sentences=[7]), "'Max Roe', not to 'Acme'"),
    ("speaker who is nowhere", position(holders=["Reuters"], quote="We will go on", sentences=[6]), "'Reuters' is no actor"),
    ("changed number", position(holders=["the union"], statement="six workers left", sentences=[4]), "the figure 6"),
    ("no sentence cited", position(holders=["Acme"], sentences=[]), "cites no sentence"),
    ("sentence that is not there", position(holders=["Acme"], sentences=[99]), "cites sentence 99"),
    ("flipped negation in an action", DraftAction(actors=["the union"], action="agree to the plan", sentences=[4]), "'not'"),
    ("added negation in an action", DraftAction(actors=["Acme"], action="would never close its mill in Ostrava", sentences=[3]), "'never'"),
    ("changed number in an action", DraftAction(actors=["the union"], action="seven workers left", sentences=[4]), "the figure 7"),
    ("actor who is nowhere", DraftAction(actors=["Bolt"], action="close its mill", sentences=[3]), "'Bolt'"),
    ("source who is nowhere", DraftAction(actors=["Acme"], action="close its mill", attributed_to="envoys", sentences=[3]), "'envoys'"),
    ("date that is not there", DraftDate(text="Tuesday", sentences=[3]), "is not in the article"),
    ("date in another sentence", DraftDate(text="Jan. 5", sentences=[3]), "is in sentence 8"),
    ("name that is not there", DraftActor(name="Bolt", sentences=[3]), "'Bolt'"),
    ("figure in the summary", DraftPassage(text="Acme fired 900 workers.", sentences=[4]), "the figure 900"),
]  # fmt: skip
LIST_OF = {
    DraftAction: "actions",
    DraftActor: "actors",
    DraftDate: "dates",
    DraftPassage: "summary",
    DraftPosition: "positions",
}


@pytest.mark.parametrize(("about", "item", "reason"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_error_is_kept_with_its_reason(about: str, item: object, reason: str) -> None:
    name = LIST_OF[type(item)]  # type: ignore[index]
    brief = made(**{name: [*ACTORS, item] if name == "actors" else [item]})
    assert len(brief.ungrounded) == 1
    assert brief.ungrounded[0].list == name
    assert reason in brief.ungrounded[0].reason
    assert brief.ungrounded[0].item
    if name != "actors":
        assert not getattr(brief, name)


def test_a_repeated_mention_is_two_places() -> None:
    brief = made(dates=[DraftDate(text="Jan. 5", sentences=[8]), DraftDate(text="Jan. 11", sentences=[8])])
    assert [d.value for d in brief.dates] == ["2024-01-05", "2024-01-11"]
    again = made(dates=[DraftDate(text="Jan. 5", sentences=[8])] * 2)
    assert len(again.dates) == 1
    assert "more often" in again.ungrounded[0].reason


def test_dates_are_resolved_against_the_day_of_publication() -> None:
    brief = made(
        dates=[DraftDate(text="Monday", value="1999-01-01", sentences=[3])],
        actions=[DraftAction(actors=["Acme"], action="close its mill", date="Monday", status="planned", sentences=[3])],  # type: ignore[arg-type]
    )
    assert (brief.dates[0].value, brief.dates[0].anchor) == ("2024-02-12", "2024-02-12")
    assert brief.actions[0].date == brief.dates[0].id


def test_an_alias_that_is_not_there_is_told_apart_from_its_actor() -> None:
    brief = made(actors=[DraftActor(name="Acme", aliases=["Acme Corporation"], sentences=[3])])
    assert brief.actors[0].aliases == ()
    assert "alias" in brief.ungrounded[0].reason


def test_two_entries_for_one_actor_are_one() -> None:
    brief = made(actors=[*ACTORS, DraftActor(name="Nova", aliases=["Jana Nova"], sentences=[6])])
    assert [a.name for a in brief.actors].count("Jana Nova") == 1
    assert "Nova" in next(a.aliases for a in brief.actors if a.name == "Jana Nova")


def test_ids_are_readable_and_unique() -> None:
    brief = made(actors=[*ACTORS, DraftActor(name="Ostrava", sentences=[3])])
    assert [a.id for a in brief.actors] == ["acme", "jana-nova", "max-roe", "union", "ostrava"]


def test_what_a_model_is_asked_again_about() -> None:
    document = Document.from_text(ARTICLE)
    assert problem_with(position(quote="We lost", sentences=[6]), document) is not None
    assert problem_with(position(quote="We won", sentences=[5]), document) is None
    assert problem_with(DraftDate(text="Tuesday", sentences=[3]), document) is not None
    assert problem_with(DraftPassage(text="Acme would close its mill.", sentences=[3]), document) is None


SPEAKERS = [
    ("before the cue", "Russia said it would wait.", {"Russia"}),
    ("behind the cue", "“We wait,” said Russia.", {"Russia"}),
    ("who is told does not speak", "“We wait,” she told the BBC.", set()),
    ("according to", "It waits, according to the BBC.", {"BBC"}),
]


@pytest.mark.parametrize(("about", "stretch", "speakers"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_named_speakers(about: str, stretch: str, speakers: set[str]) -> None:
    assert named_speakers(stretch, ["Russia", "BBC"]) == speakers
