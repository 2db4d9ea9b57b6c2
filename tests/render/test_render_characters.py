"""What of an article may be shown, and where."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.render.characters import carried, safe, safe_lines

SAFE = [
    ("plain words stay", "Acme closed its mill.", "Acme closed its mill."),
    ("white space is single spaces", " a\t b\r\n\u00a0c\u2028d ", "a b c d"),
    ("a colour is an escape", "\x1b[31mred", "\\x1b[31mred"),
    ("so is a title", "\x1b]0;pwned\x07", "\\x1b]0;pwned\\x07"),
    ("so is the one-byte CSI", "\x9b2J", "\\x9b2J"),
    ("so are bidirectional overrides", "a\u202eb\u202c", "a\\u202eb\\u202c"),
    ("and isolates", "a\u2066b\u2069", "a\\u2066b\\u2069"),
    ("and tag characters", "a\U000e0041", "a\\U000e0041"),
    ("and lone surrogates", "a\ud800", "a\\ud800"),
    ("but not of a file name", "\udcc5\udc81\udcc3\udcb3d\udcc5\udcba", "Łódź"),
    ("formless marks go", "co\u00adop\u200b\ufeff", "coop"),
    ("joiners stay, which emoji and Persian need", "👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم"),
    ("right-to-left letters stay", "السلام", "السلام"),
]


@pytest.mark.parametrize(("about", "text", "expected"), SAFE, ids=[row[0] for row in SAFE])
def test_safe(about: str, text: str, expected: str) -> None:
    assert safe(text) == expected


CARRIED = [
    ("ASCII has no accents", "Café in Łódź", "ascii", "Cafe in Lodz"),
    ("nor quotation marks, dashes, arrows", "“it’s” – so… → “”", "ascii", '"it\'s" - so... -> ""'),
    ("what has no plain form is escaped", "東京", "ascii", "\\u6771\\u4eac"),
    ("Windows has quotation marks and no arrow", "“a” → é", "cp1252", "“a” -> é"),
    ("Latin-1 has accents and no quotation marks", "“é”", "latin-1", '"é"'),
    ("UTF-8 has everything", "“東京” → 👩‍👧", "utf-8", "“東京” → 👩‍👧"),
]


@pytest.mark.parametrize(("about", "text", "encoding", "expected"), CARRIED, ids=[row[0] for row in CARRIED])
def test_carried(about: str, text: str, encoding: str, expected: str) -> None:
    assert carried(text, encoding) == expected


def test_a_character_without_form_leaves_no_space_behind() -> None:
    assert safe("0 \xad") == "0"


ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING, st.sampled_from(["ascii", "latin-1", "cp1252", "koi8-r", "shift_jis", "utf-8"]))
def test_whatever_an_article_holds_can_be_shown(text: str, encoding: str) -> None:
    shown = carried(safe(text), encoding)
    assert shown.encode(encoding).decode(encoding) == shown
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert safe(safe(text)) == safe(text)


@given(ANYTHING)
def test_lines_stay_lines(text: str) -> None:
    assert not [c for c in safe_lines(text) if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
