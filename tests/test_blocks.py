import pytest

from summarize.blocks import find_blocks


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in find_blocks(text)]


ARTICLE = """Mill to close

{line}
The mill in Ostrava will close in May, its owner said on Monday, and its staff will be dismissed.
"""

LINES = [
    ("repeated headline", "Mill  to close", "repeated_headline"),
    ("byline", "By Jane Doe, Staff Writer", "byline"),
    ("name alone", "Jane van der Doe", "byline"),
    ("American stamp", "1/21/2022", "stamp"),
    ("British stamp", "12 February 2024", "stamp"),
    ("long stamp", "Published: Feb. 12, 2024, 9:00 a.m. EST", "stamp"),
    ("update label", "Updated:", "stamp"),
    ("clock of a video", "0:00", "stamp"),
    ("reading time", "3 min read", "stamp"),
    ("release line with its date", "FOR IMMEDIATE RELEASE — March 4, 2024", "stamp"),
    ("credited caption", "The mill in Ostrava. (Ahn Young-joon/AP Photo)", "caption"),
    ("agency caption", "Workers leave the mill on Jan. 11. (Reuters)", "caption"),
    ("file photo", "FILE - The mill in Ostrava, Jan. 3, 2020.", "caption"),
    ("agency credit", "Reuters contributed to this report.", "boilerplate"),
    ("reporting credit", "Reporting by Jane Doe; Editing by Max Roe", "boilerplate"),
    ("sign-up", "Sign up for our newsletter", "boilerplate"),
    ("rights", "© 2024 Acme News. All rights reserved.", "boilerplate"),
    ("sentence", "Nobody had expected it.", "body"),
    (
        "sentence about a contribution",
        "Reuters contributed two million euros to the fund, the mayor said.",
        "body",
    ),
    ("sentence that begins with By", "By Monday the mill had lost its last customer.", "body"),
    ("sentence with a date only in part", "On 12 February 2024 the mill closed.", "body"),
    ("sentence with a bracket", "The mill lost 3 million euros (2.6 million pounds).", "body"),
]


@pytest.mark.parametrize(("about", "line", "kind"), LINES, ids=[row[0] for row in LINES])
def test_a_line_under_the_headline_is_told_by_its_form(about: str, line: str, kind: str) -> None:
    assert kinds(ARTICLE.format(line=line)) == ["headline", kind, "body"]


def test_seed_layout(seed_text: str) -> None:
    found = kinds(seed_text)
    assert found[:8] == [
        "headline", "repeated_headline", "caption", "byline", "stamp", "stamp", "stamp", "stamp",
    ]  # fmt: skip
    assert found[-1] == "boilerplate"
    assert found.count("body") == 13
    assert found.count("caption") == 3


def test_what_follows_about_the_company_is_boilerplate() -> None:
    text = "Acme opens mill\n\nAcme opened a mill on Monday.\nIt is large.\nAbout Acme\nAcme makes mills.\nIt was founded in 1900."
    assert kinds(text) == ["headline", "body", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council voted on Monday to close the bridge over the river and to\n"
        "build a new one, after engineers had warned for years that the old one\n"
        "would not stand another winter of heavy traffic.\n\n"
        "The mayor did not vote."
    )
    blocks = find_blocks(text)
    assert [text[b.start : b.end][:11] for b in blocks] == ["The council", "The mayor d"]


def test_a_single_line_is_news_and_not_a_headline() -> None:
    assert kinds("The mill closed on Monday") == ["body"]


def test_subheading_in_the_body() -> None:
    text = "Mill to close\n\nThe mill will close.\nWhy it matters\nIt is the last one."
    assert kinds(text) == ["headline", "body", "subheading", "body"]
