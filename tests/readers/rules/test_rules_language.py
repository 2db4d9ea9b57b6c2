"""What the passes make of words, topics and turns: one row for each trap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.document import Document
from summarize.errors import SummarizeError
from summarize.readers.rules import parser
from summarize.readers.rules.foreign import foreign_names
from summarize.readers.rules.lexicon import person_kind
from summarize.readers.rules.sentences import read_sentences
from summarize.readers.rules.tokens import Token, tokenize
from summarize.readers.rules.topics import Topics, plain_topic
from summarize.readers.rules.turns import find_turns


def tokens_of(text: str) -> list[Token]:
    return tokenize(text, [(0, len(text))])[0]


LEMMAS = [
    ("doubled consonant", "The firm transferred it.", "transfer"),
    ("silent e", "The boat capsized.", "capsize"),
    ("irregular", "The firm sought it.", "seek"),
    ("auxiliary", "The firm was late.", "be"),
]


@pytest.mark.parametrize(("about", "text", "expected"), LEMMAS, ids=[row[0] for row in LEMMAS])
def test_lemma(about: str, text: str, expected: str) -> None:
    assert [t.lemma for t in tokens_of(text) if t.is_verb] == [expected]


TAGS = [
    ("contraction", "They won’t go.", "They/PRP wo/MD n’t/RB go/VB ./."),
    ("possessive her", "She praised her party.", "She/PRP praised/VBD her/PRP$ party/NN ./."),
    ("participle of the object", "Acme recalled brakes fitted to trucks.", "Acme/NNP recalled/VBD brakes/NNS fitted/VBN to/IN trucks/NNS ./."),
    ("name with a particle", "Faisal al-Mutlaq left.", "Faisal/NNP al-Mutlaq/NNP left/VBD ./."),
    ("unknown word at the start", "Zorblat left.", "Zorblat/NNP left/VBD ./."),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), TAGS, ids=[row[0] for row in TAGS])
def test_tags(about: str, text: str, expected: str) -> None:
    assert " ".join(f"{t.text}/{t.tag}" for t in tokens_of(text)) == expected


TREES = [
    ("hyphens are one token", "Linda Thomas-Greenfield met the 15-member board.", "Linda>Thomas-Greenfield Thomas-Greenfield>met met>met the>board 15-member>board board>met .>met"),
    ("contraction", "France didn’t sign.", "France>sign did>sign n’t>sign sign>sign .>sign"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), TREES, ids=[row[0] for row in TREES])
def test_heads(about: str, text: str, expected: str) -> None:
    tokens = tokens_of(text)
    assert " ".join(f"{t.text}>{tokens[t.head].text}" for t in tokens) == expected


@given(st.text(alphabet="Ab1 .,’“”-$%\n\u0301🙂", max_size=40))
def test_every_token_stands_in_the_text_and_has_a_head(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(0 <= t.head < len(tokens) for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)


def test_missing_weights_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_PACKAGE", "no-such-package")
    parser._pipeline.cache_clear()
    with pytest.raises(SummarizeError, match="pip install no-such-package"):
        parser.parse(["A text."])
    monkeypatch.undo()
    parser._pipeline.cache_clear()
    assert parser.parse(["A text."])[0][0].tag == "DT"


PERSONS = [
    ("listed", "police", "government"),
    ("one person", "nurse", "person"),
    ("several persons", "nurses", "group"),
    ("a plural in -men", "gunmen", "group"),
    ("a plural of -y", "secretaries", "group"),
    ("ends so and is a thing", "containers", None),
    ("mostly a thing in news", "carriers", None),
    ("a role", "mayor", "person"),
    ("a thing", "tables", None),
]


@pytest.mark.parametrize(("about", "noun", "kind"), PERSONS, ids=[row[0] for row in PERSONS])
def test_nouns_of_persons(about: str, noun: str, kind: str | None) -> None:
    assert person_kind(noun) == kind


def test_a_topic_is_what_the_article_keeps_coming_back_to() -> None:
    document = Document.from_text(
        "Tariff row grows\n\nFrance raised the tariff. Germany regrets the tariff. "
        "“An old ship carries a tariff on its back,” said Ann Lee.\n"
    )
    sentences = read_sentences(document)
    last = sentences[-1]
    assert Topics(sentences).of(last, last.start, last.end) == "tariff on its back"


def test_a_quotation_without_a_topic_takes_that_of_the_sentence_before() -> None:
    document = Document.from_text("News\n\nFrance raised the tariff.\n“Nobody asked us,” said Ann Lee.\n")
    sentences = read_sentences(document)
    last = sentences[-1]
    assert Topics(sentences).of(last, last.start, last.start + 20) == "tariff"


TOPICS = [
    ("article", "the tariff", "tariff"),
    ("two determiners", "all the tariffs", "tariffs"),
    ("quotation marks", "“blank cheque” policy", "blank cheque policy"),
    ("long", "a b c d e f g h i j", "b c d e f g h i"),
]


@pytest.mark.parametrize(("about", "topic", "expected"), TOPICS, ids=[row[0] for row in TOPICS])
def test_plain_topic(about: str, topic: str, expected: str) -> None:
    assert plain_topic(topic) == expected


INTERVIEW = """The minister speaks

Ann Lee took over in March.

Courier: Will you cut quotas?

Ann Lee: Yes. I reject the union's demands.

They are too high.

Courier: And the ships?

Lee: We will seize them in May.

The union did not reply.
"""


def test_turns() -> None:
    document = Document.from_text(INTERVIEW, published=None)
    found = find_turns(document)
    assert [(t.label, t.asks) for t in found.values()] == [
        ("Courier", True),
        ("Ann Lee", False),
        ("Ann Lee", False),
        ("Courier", True),
        ("Lee", False),
    ]
    assert all(document.text[t.start] in "WYTA" for t in found.values())


def test_an_article_with_colons_is_no_interview() -> None:
    assert find_turns(Document.from_text("T\n\nParis: rain.\n\nRome: sun.\n\nIt rained on.\n")) == {}


def test_who_answers_acts_and_holds_the_positions() -> None:
    import summarize

    brief = summarize.brief(INTERVIEW, model="rules")
    assert sorted({actor for position in brief.positions for actor in position.holders}) == ["ann-lee"]
    assert [(a.actors, a.action, a.status.value) for a in brief.actions if "seize" in a.action] == [
        (("ann-lee",), "seize them", "planned")
    ]


# Text of an article's body, its language, and the names that are found in it.
FOREIGN = [
    ("a person and an acronym", "Selon la CGT, les ouvriers ont vu Marie Lefèvre. Lefèvre est partie.", "fr", ["Marie Lefèvre", "CGT"]),
    ("no article", "La CGT est là. Les ouvriers de la CGT sont là.", "fr", ["CGT"]),
    ("a capital at the head of a sentence", "Grand Paris est en route. Le maire est là.", "fr", []),
    ("a particle", "Ayer llegó Juan de Dios Vela.", "es", ["Juan de Dios Vela"]),
    ("German nouns", "Am Montag kam Anfang Januar. Dann kam Claus Weselsky. Weselsky ging.", "de", ["Claus Weselsky"]),
    ("no capitals at all", "部長は東京で話した。", "ja", []),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "language", "expected"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_foreign_names(about: str, text: str, language: str, expected: list[str]) -> None:
    sentences = [s for s in read_sentences(Document.from_text(f"Titre\n\n{text}\n")) if not s.is_headline]
    assert [actor.name for actor in foreign_names(sentences, language)] == expected
