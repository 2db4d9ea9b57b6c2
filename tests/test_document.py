import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarize.document import Document
from summarize.errors import SourceError

BODY = "The mill closed on Monday. “It is over,” the mayor said.\n"


def words(document: Document) -> list[str]:
    return [document.words(sentence) for sentence in document.sentences]


HOSTILE = [
    ("CRLF", "Mill closes\r\n\r\nThe mill closed.\r\nNobody came.\r\n", ["Mill closes", "The mill closed.", "Nobody came."]),
    ("byte order mark", "\ufeffMill closes\n\nThe mill closed.\n", ["Mill closes", "The mill closed."]),
    ("NFD", unicodedata.normalize("NFD", "Café schließt\n\nDas Café schloss.\n"), None),
    ("non-breaking space", "Mill closes\n\nThe\u00a0mill closed.\u00a0Nobody came.\n", ["Mill closes", "The\u00a0mill closed.", "Nobody came."]),
    ("emoji", "Mill 👩‍👩‍👧 closes\n\nThe mill closed 🙂. Nobody came.\n", ["Mill 👩‍👩‍👧 closes", "The mill closed 🙂.", "Nobody came."]),
    ("right to left", "עיתון\n\nהמפעל נסגר ביום שני. איש לא בא.\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_offsets_survive(about: str, text: str, expected: list[str] | None) -> None:
    document = Document.from_text(text)
    assert document.text == text
    if expected is not None:
        assert words(document) == expected
    assert "".join("".join(words(document)).split()) == "".join(text.replace("\ufeff", "").split())


@given(st.text(min_size=1, max_size=300))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    try:
        document = Document.from_text(text)
    except SourceError:
        assert (
            not text.strip()
            or "\x00" in text
            or not any(not c.isspace() for c in text.strip("\ufeff\u200b\u200e\u200f\u2060"))
        )
        return
    numbers = [s.number for s in document.sentences]
    assert numbers == list(range(1, len(numbers) + 1))
    for sentence in document.sentences:
        assert document.sentence_at(sentence.start) == sentence
        assert document.sentence_at(sentence.end - 1) == sentence
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_sentence_at_knows_the_gaps() -> None:
    document = Document.from_text("One came.  \n\n  Two left.")
    assert document.sentence_at(10) is None
    assert document.sentence_at(10_000) is None
    assert document.sentence_at(15) == document.sentence(2)
    with pytest.raises(KeyError):
        document.sentence(3)
    with pytest.raises(KeyError):
        document.sentence(0)


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "\u00a0\u2028"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(SourceError, match="no article"):
        Document.from_text(text)


def test_a_document_is_immutable_and_checks_itself() -> None:
    document = Document.from_text(BODY)
    with pytest.raises(ValidationError):
        document.text = "other"  # type: ignore[misc]
    loaded = document.model_dump()
    loaded["text"] = loaded["text"].replace("mill", "MILL")
    with pytest.raises(ValidationError, match="sha256"):
        Document.model_validate(loaded)


def test_news_is_headline_and_body(seed_text: str) -> None:
    document = Document.from_text(seed_text)
    assert document.headline is not None
    assert document.words(document.headline).startswith("China, Russia Frustrate US Bid")
    assert document.language == "en"
    body = [document.words(s) for s in document.body]
    assert body[0].startswith("China and Russia have blocked")
    assert not any("Ahn Young-joon" in text or "contributed to this report" in text for text in body)
    assert len(document.sentences) == 30


def test_published_is_what_the_caller_says() -> None:
    document = Document.from_text("Published 12 February 2024\n\n" + BODY, published=date(2020, 1, 2))
    assert document.published is not None
    assert (document.published.date, document.published.origin) == (date(2020, 1, 2), "given")
