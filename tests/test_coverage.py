from pathlib import Path

import pytest

import summarize
from summarize import FakeModel
from summarize.coverage import coverage
from summarize.render.markdown import to_markdown
from summarize.render.text import to_text

ARTICLE = "Mill to close\n\n12 February 2024\n\nAcme will close on Monday. “It is over,” said Jana Nova.\n"


def test_an_empty_brief_covers_nothing() -> None:
    brief = summarize.brief(ARTICLE, model=FakeModel(lambda messages, output_type: {}))
    missed = coverage(brief)
    assert (missed.quotations, missed.quotations_claimed, missed.dates, missed.dates_claimed) == (1, 0, 1, 0)
    assert missed.sentences == (3, 4)
    assert missed.sentence() == "covered: 0 of 1 quotations, 0 of 1 dates of the article"


def test_the_rules_claim_every_date_of_the_seed(seed_path: Path) -> None:
    missed = coverage(summarize.brief(seed_path))
    assert missed.dates_claimed == missed.dates == 9
    assert missed.quotations_claimed < missed.quotations


@pytest.mark.parametrize(
    "quoted", ["“Es ist aus”", "„Es ist aus“", "„Es ist aus”", '"Es ist aus"', "«Es ist aus»", "»Es ist aus«"]
)
def test_quotation_marks_of_other_languages(quoted: str) -> None:
    brief = summarize.brief(
        f"Schluss\n\n{quoted}, sagte Jana Nova am Montag.\n", model=FakeModel(lambda messages, output_type: {})
    )
    assert coverage(brief).quotations == 1


def test_every_brief_says_it(seed_path: Path) -> None:
    brief = summarize.brief(seed_path)
    said = coverage(brief).sentence()
    assert said in to_text(brief)
    assert said in to_markdown(brief)


def test_an_article_without_either_says_nothing() -> None:
    brief = summarize.brief("Mill closes\n\nAcme closed its mill.\n", model=FakeModel(lambda messages, output_type: {}))
    assert coverage(brief).sentence() == ""
    assert "covered" not in to_text(brief)
