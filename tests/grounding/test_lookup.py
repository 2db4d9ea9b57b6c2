import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.document import Document
from summarize.grounding.lookup import find_all, locate, normalise, span

# What differs, the words looked for, the article, and the characters that are found (None: nothing may be).
FINDS = [
    ("nothing", "five North Koreans", "on five North Koreans.", "five North Koreans"),
    ("straight quotes for curly ones", "the regime's plan", "It is the regime’s plan.", "the regime’s plan"),
    ("quote marks around it", "“a blank check”", "gave “a blank check” to it", "a blank check"),
    ("hyphen for an en dash", "Dec. 27-Dec. 31", "during Dec. 27–Dec. 31, 2021", "Dec. 27–Dec. 31"),
    ("space for a non-breaking one", "the mill", "It is the\u00a0mill.", "the\u00a0mill"),
    ("one space for a line break", "the old mill", "the old\n  mill burned", "the old\n  mill"),
    ("soft hyphen", "cooperation", "It was co\u00adoperation.", "co\u00adoperation"),
    ("composed for decomposed", "café", unicodedata.normalize("NFD", "The café closed."), unicodedata.normalize("NFD", "café")),
    ("three dots for an ellipsis", "we ... go", "“we … go”", "we … go"),
    ("a full stop that is a comma there", "We will go.", "“We will go,” he said.", "We will go"),
    ("a changed number", "6%", "It rose 5%.", None),
    ("a number inside a number", "5%", "It rose 1.5%.", None),
    ("a number inside a longer one", "500", "It cost 1,500 euros.", None),
    ("a missing negation", "I did agree", "“I did not agree,” she said.", None),
    ("a word inside a word", "Kim", "Kimchi is eaten.", None),
    ("another case", "the Mill", "the mill burned", None),
    ("a letter without its accent", "cafe", "The café closed.", None),
    ("words that are not there", "never said", "Nobody said it.", None),
]  # fmt: skip


@pytest.mark.parametrize(("about", "needle", "text", "expected"), FINDS, ids=[row[0] for row in FINDS])
def test_found_are_the_words_and_nothing_like_them(about: str, needle: str, text: str, expected: str | None) -> None:
    found = [text[a:b] for a, b, _ in find_all(needle, text)]
    assert found == ([] if expected is None else [expected])


def test_exact_places_come_before_normalised_ones() -> None:
    assert [match for _, _, match in find_all("'a'", "‘a’ and 'a'")] == ["exact", "exact"]
    assert [match for _, _, match in find_all("b - c", "b – c")] == ["normalised"]


@given(st.text(alphabet=st.sampled_from("aé\u0301“”’'–- \u00a0\u00ad\n…1.🙂א"), max_size=60))
def test_normalising_is_reversible(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert list(normal.starts) == sorted(normal.starts)
    assert all(a < b <= len(text) for a, b in zip(normal.starts, normal.ends, strict=True))


@given(st.text(alphabet=st.sampled_from("ab é“’–1.,% \n"), min_size=1, max_size=40), st.data())
def test_what_is_found_reads_the_same(text: str, data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(text) - 1))
    b = data.draw(st.integers(a + 1, len(text)))
    for start, end, match in find_all(text[a:b], text):
        assert 0 <= start < end <= len(text)
        if match == "exact":
            assert text[start:end] == text[a:b].strip(" \t\r\n\"'“”‘’«»„")


def test_every_place_is_found_and_named_by_its_sentence() -> None:
    document = Document.from_text("Kim came.\nKim met Kim.\nNobody left.")
    places = locate("Kim", document, document.sentences)
    assert [p.sentence for p in places] == [1, 2, 2]
    assert all(document.text[p.start : p.end] == "Kim" for p in places)


def test_a_quotation_over_two_cited_sentences_is_found() -> None:
    document = Document.from_text("Mill closes\n\n“We won. We will go on,” he said. Then he left.")
    assert locate("We won. We will go on", document, document.sentences[1:3])[0].text == "We won. We will go on"
    assert not locate("We won. We will go on", document, document.sentences[1:2])


def test_a_span_starts_in_a_sentence() -> None:
    document = Document.from_text("One came.\n\nTwo left.")
    with pytest.raises(ValueError, match="sentence"):
        span(document, 9, 12)
