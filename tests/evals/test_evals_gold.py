"""Gold files: what is read, what is refused, and whether the reader can tell where and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.errors import GoldError
from summarize.evals.gold import Gold, load_gold, read_gold
from summarize.evals.suite import check_suite, load_labelled, load_suite


def test_offsets_are_those_of_the_article(gold: Gold) -> None:
    for _, _, item in gold.items():
        for evidence in item.evidence:
            assert gold.article.text[evidence.start : evidence.end] == evidence.text
            assert gold.article.sentence(evidence.sentence).start <= evidence.start


def test_one_value_and_a_list_are_both_accepted(gold: Gold) -> None:
    assert gold.actor("norland").kind == ("country",)
    assert gold.actions[1].event_type == ("REJECT", None)
    assert gold.actions[1].status == ("happened", "did_not_happen")


ROWS = [
    ("a sentence that is not there", "evidence: [{{sentence: 2, text: Norland}}]", "evidence: [{{sentence: 99, text: Norland}}]", "there is no sentence 99", "it is in sentence 1, 2, 3"),
    ("text of another sentence", "evidence: [{{sentence: 7, text: Fishermen}}]", "evidence: [{{sentence: 6, text: Fishermen}}]", "not in sentence 6", "it is in sentence 7"),
    ("text that is nowhere", "evidence: [{{sentence: 7, text: Fishermen}}]", "evidence: [{{sentence: 7, text: Farmers}}]", "'Farmers' is not in sentence 7", "copy it"),
    ("half a word", "evidence: [{{sentence: 7, text: Fishermen}}]", "evidence: [{{sentence: 7, text: Fisher}}]", "'Fisher' is not in sentence 7", "copy it"),
    ("a third of two", "text: Monday}}", "text: Monday, occurrence: 2}}", "holds 'Monday' 1 times, not 2", "sentence 2"),
    ("an actor that is not there", "actors: [fishermen]", "actors: [fishermans]", "'fishermans' is not the id of an actor", "correct the id"),
    ("a date that is not there", "date: d3", "date: d33", "'d33' is not the id of a date", "correct the id"),
    ("a value that is no date", 'value: "2024-03"', 'value: "March 2024"', "'March 2024' is not an EDTF date", "such as"),
    ("an alias that is not there", "aliases: [Costa]", "aliases: [Mr Costa]", "'Mr Costa' is not in the article", "names of the article"),
    ("a quotation that is not there", 'quote: "This deal protects our coast"', 'quote: "This deal protects our coasts"', "is not in the article", "copy it"),
    ("two items of one id", "id: a2", "id: a1", "the id 'a1' is taken", "choose another"),
    ("a status that is none", "status: conditional", "status: maybe", "not 'maybe'", "GUIDELINES"),
    ("a field that is none", "event_type: AGREE", "event_typ: AGREE", "Extra inputs", "correct its spelling"),
    ("a source from nowhere", "attributed_to: [harbour]", "attributed_to: [harbor]", "neither the id of an actor nor in the article", "use the article's words"),
    ("a field twice", "    role: president\n", "    role: president\n    role: chief\n", "has 'role' twice", "remove"),
    ("another evidence than the date", "text: March}}", "text: in March}}", "the evidence is 'in March', the date 'March'", "the same"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "old", "new", "message", "fix"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_wrong_is_named_with_its_line_and_its_fix(
    what: str, old: str, new: str, message: str, fix: str, make_suite: Callable[..., Path], gold_text: str
) -> None:
    assert old in gold_text
    labels = gold_text.replace(old, new, 1)
    path = make_suite(gold=labels) / "gold" / "pact.yaml"
    reading = read_gold(path)
    assert reading.gold is None
    found = [p for p in reading.problems if message in p.what]
    assert found, reading.problems
    assert fix in found[0].fix
    before, after = gold_text.splitlines(), labels.splitlines()
    wrong_line = next(n for n, (a, b) in enumerate(zip(before, after, strict=False), start=1) if a != b)
    assert found[0].line is not None
    assert 0 <= wrong_line - found[0].line <= 8  # the line itself, or the head of its item
    with pytest.raises(GoldError, match=r"pact\.yaml:\d+"):
        load_gold(path)


def test_a_changed_article_is_refused(suite: Path) -> None:
    article = suite / "articles" / "pact.txt"
    article.write_text(article.read_text("utf-8") + "More.\n", "utf-8")
    with pytest.raises(GoldError, match="changed since it was labelled"):
        load_gold(suite / "gold" / "pact.yaml")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"a: [", "is not YAML"), (b"\xff\xfe", "is not UTF-8"), (b"- 1\n", "valid dictionary"), (b"a: " + b"[" * 40, "not YAML")],
)  # fmt: skip
def test_a_file_that_is_no_gold_is_a_problem_and_no_crash(content: bytes, message: str, suite: Path) -> None:
    path = suite / "gold" / "pact.yaml"
    path.write_bytes(content)
    assert message in str(read_gold(path).problems[0])


def test_a_sound_suite_has_no_problems(suite: Path) -> None:
    assert check_suite(suite) == []
    assert load_suite(suite).documents("dev") == ("pact",)


def test_what_does_not_fit_together_is_found(suite: Path) -> None:
    (suite / "articles" / "lonely.txt").write_text("A text.\n", "utf-8")
    (suite / "gold" / "orphan.yaml").write_text("document: orphan\n", "utf-8")
    (suite / "suite.toml").write_text('name = "mini"\n[splits]\ndev = ["pact", "gone"]\ntest = ["pact"]\n', "utf-8")
    found = [f"{p.what}" for p in check_suite(suite)]
    for what in ("lists 'pact' twice", "lists 'gone'", "does not list 'lonely'", "has no gold", "has no article"):
        assert any(what in one for one in found), what


def test_a_split_without_a_suite_is_refused(suite: Path) -> None:
    (suite / "suite.toml").unlink()
    with pytest.raises(GoldError, match="no split 'dev'"):
        load_labelled(suite, split="dev")
    assert [g.document for g in load_labelled(suite / "gold").gold] == ["pact"]
