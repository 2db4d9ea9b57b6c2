import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.blocks import BLANK
from summarize.segmentation import MAX_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text))]


# Each row is the sentences of one stretch, joined by "|".
CASES = [
    ("acronym inside a name", "The U.S. Senate met in the U.N. building.|It rained."),
    ("acronym at the end", "He left for the U.S.|The vote was held."),
    ("acronym before a verb", "The U.S. said no.|Then it left."),
    ("acronym before a name at the end", "He flew to Washington, D.C.|The talks began."),
    ("month before a day", "It met on Jan. 11.|A vote followed."),
    ("titles", "Gov. Reyes met Sen. John Doe, Gen. Lee and Mr. Smith Jr. in Ohio.|They left."),
    ("initials", "J. P. Morgan and J.K. Rowling came.|Both left."),
    ("company suffix inside", "Acme Inc. said it would sell.|It did not."),
    ("company suffix at the end", "It was bought by Acme Co.|The price was low."),
    ("time of day", "It fell at 9 a.m. Monday.|Then it rose."),
    ("time of day at the end", "It ended at 5 p.m.|The crowd left."),
    ("decimal and currency", "It fell 3.5 percent to $1.2 billion.|Traders sold."),
    ("the word no", "They said no.|Mr. Smith agreed."),
    ("number abbreviation", "No. 5 seed won.|It was over."),
    ("sentences inside a quotation", "“We won.|We will go on.”|Then he left."),
    ("question inside a quotation", '"Is it over?" she asked.|“It is.”'),
    ("exclamation before the speaker", "“We won!” he said.|The crowd left."),
    ("split quotation", "“This,” he said, “is the end.|We go.”|She stayed."),
    ("ellipsis", "They waited ... and left.|Nothing came."),
    ("parenthesis with initials", "He met Doe (R., Texas).|They spoke."),
    ("versus", "It was Acme vs. Bolt in court.|Acme won."),
]


@pytest.mark.parametrize(("about", "expected"), CASES, ids=[row[0] for row in CASES])
def test_news_is_cut_where_an_editor_would_cut_it(about: str, expected: str) -> None:
    assert sentences(expected.replace("|", " ")) == expected.split("|")


def test_long_stretch_is_cut_at_white_space() -> None:
    pieces = sentences("word " * 40_000)
    assert max(map(len, pieces)) <= MAX_SENTENCE
    assert all(piece.startswith("word") and piece.endswith("word") for piece in pieces)


@given(st.text(alphabet=st.sampled_from("ab .!?\"“”'’\n\u00a0\u00adA1US.é🙂א"), max_size=200))
def test_every_character_stands_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    end = 0
    for a, b in spans:
        assert not text[end:a].strip(BLANK)
        assert end <= a < b
        assert text[a] not in BLANK
        assert text[b - 1] not in BLANK
        end = b
    assert not text[end:].strip(BLANK)
