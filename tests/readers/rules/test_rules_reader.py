"""What the offline reader makes of the seed, of another language and of text that is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import summarize
from summarize.briefs import Brief

Reads = Callable[[str], Brief]
INSERTED = ["of", "of the", "and", "by", "to", "that", "said", "told", "“", "”", '"', "’s", ":", "—", "(", ")", ",", ";"]  # fmt: skip


def test_seed(seed_path: Path) -> None:
    brief = summarize.brief(seed_path)
    names = {a.name: (a.kind.value, a.country) for a in brief.actors}
    for name, code in [
        ("China", "CHN"),
        ("Russia", "RUS"),
        ("United States", "USA"),
        ("North Korea", "PRK"),
        ("Japan", "JPN"),
    ]:
        assert names[name] == ("country", code)
    assert names["Kim Jong-un"] == ("person", "PRK")
    assert brief.actor("linda-thomas-greenfield").role == "U.S. ambassador"
    assert "Pyongyang" in brief.actor("north-korea").aliases
    assert [d.value for d in brief.dates if d.type == "date"] == [
        "2022-01-20", "2022-01-20", "2022-01", "2022-01-20", "2022-01-19", "2022-01-05", "2022-01-11", "2022-01-17",
    ]  # fmt: skip
    blocked = next(a for a in brief.actions if a.actors == ("china", "russia"))
    assert blocked.recipients == ("united-states",)
    assert blocked.event_type == "REJECT"
    assert any("joint statement" in a.action for a in brief.actions)
    threat = next(a for a in brief.actions if "develop" in a.action)
    assert (threat.actors, threat.status.value) == (("north-korea",), "planned")
    assert all(p.evidence[0].sentence in {s.number for s in brief.document.body} for p in brief.summary)
    assert 2 <= len(brief.summary) <= 4
    holders = {brief.names(p.holders)[0] for p in brief.positions if p.evidence[0].sentence == 26}
    assert holders == {"United States"}  # "prompted the United States to ... a Russian firm it said were responsible"
    topics = [p.topic for p in brief.positions if p.evidence[0].sentence == 27]
    assert topics == ["U.N. travel ban"]  # "..., which would need to be approved by the ... committee"
    assert not brief.ungrounded


def test_another_language_is_said_and_not_read_as_english() -> None:
    brief = summarize.brief(
        "Usine fermée\n\nLe 12 février 2024\n\nL'usine de la ville a été fermée lundi par la direction, qui n'a pas dit "
        "pourquoi. Les ouvriers sont dans la rue et le maire est avec eux.\n",
        model="rules",
    )
    assert brief.document.language == "fr"
    assert not brief.actions
    assert not brief.positions
    assert brief.provenance.note is not None
    assert "French" in brief.provenance.note


def test_hostile_text_is_read_without_an_error(read: Reads) -> None:
    for text in [
        "“" * 50,
        "said said said",
        "Mr. Mr. Mr.",
        "of the of the",
        "A\u0301" * 40,
        "🙂 said 🙂",
        "The. The. The.",
        "' ' '",
    ]:
        assert read(text).provenance.coder == "rules"


@settings(max_examples=200, deadline=None)
@given(
    place=st.integers(0, 600),
    size=st.integers(2, 50),
    inserted=st.lists(st.tuples(st.integers(0, 50), st.sampled_from(INSERTED)), max_size=3),
)
def test_text_cut_anywhere_is_read_without_an_error(
    seed_path: Path, place: int, size: int, inserted: list[tuple[int, str]]
) -> None:
    words = seed_path.read_text(encoding="utf-8").split()[place : place + size]
    for at, word in inserted:
        words.insert(at, word)
    brief = summarize.brief(f"Talks in Geneva\n\n{' '.join(words)}\n", model="rules")
    assert all(item.evidence for item in (*brief.actors, *brief.actions, *brief.positions))
