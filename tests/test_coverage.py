from pathlib import Path

import pytest

import summarize
from summarize import FakeModel
from summarize.coverage import coverage

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
