from pathlib import Path

import pytest

import summarize
from summarize.briefs import Brief
from summarize.errors import InputError
from summarize.render import FORMATS, render
from summarize.render.text import Layout, to_text

ARTICLE = "Mill *to* <b>close</b>\n\n12 February 2024\n\nAcme said on Monday: “We [will] go_on.”\n"


@pytest.fixture(scope="module")
def brief(seed_path: Path) -> Brief:
    return summarize.brief(seed_path, model="rules")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_ends_its_last_line(brief: Brief, format: str) -> None:
    text = render(brief, format)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "Kim Jong-un" in text


def test_unknown_formats_list_the_known_ones(brief: Brief) -> None:
    with pytest.raises(InputError, match="choose from: json, jsonl, markdown, text, yaml"):
        render(brief, "xml")


def test_json_and_jsonl_load_back(brief: Brief) -> None:
    assert Brief.model_validate_json(render(brief, "json")) == brief
    assert Brief.model_validate_json(render(brief, "jsonl")) == brief


def test_text_shows_what_an_analyst_looks_for(brief: Brief) -> None:
    text = to_text(brief, Layout(width=120))
    for line in (
        "Actors (19)",
        "      country PRK; also Pyongyang, DPRK, Democratic People’s Republic of Korea",
        "      REJECT, happened, according to diplomats",
        "  Jan. 5 → 2022-01-05 [25]",
    ):
        assert line in text.splitlines()


def test_what_is_not_believed_is_shown_with_its_reason() -> None:
    model = summarize.FakeModel(lambda messages, output_type: {"dates": [{"text": "Friday", "sentences": [3]}]})
    text = to_text(summarize.brief(ARTICLE, model=model))
    assert "Not believed (1)" in text
    assert "'Friday' is not in the article" in text
    assert "read by fake with prompt brief.v1" in text


def test_words_of_the_article_are_no_markup_in_markdown() -> None:
    markdown = render(summarize.brief(ARTICLE, model="rules"), "markdown")
    assert "# Mill \\*to\\* \\<b\\>close\\</b\\>" in markdown
    assert "<b>" not in markdown
