from datetime import date

import pytest

from summarize.document import Document

BODY = "The mill closed on Monday, 3 May 2021, and 40 people lost their work, the mayor said."

# What the article shows, the day it was published, and how that is known.
FOUND = [
    ("stamp under the byline", "Mill closes\n\nJane Doe\n1/21/2022\nUpdated:\n1/22/2022\n\n" + BODY, "2022-01-21", "stamp"),
    ("only an update", "Mill closes\n\nUpdated: 1/22/2022\n\n" + BODY, "2022-01-22", "stamp"),
    ("update before publication", "Mill closes\n\nUpdated 2 March 2024\nPublished 1 March 2024\n\n" + BODY, "2024-03-01", "stamp"),
    ("British stamp", "Mill closes\n\n12 February 2024\n\n" + BODY, "2024-02-12", "stamp"),
    ("stamp with a time", "Mill closes\n\nPublished 12 February 2024 10:30 GMT\n\n" + BODY, "2024-02-12", "stamp"),
    ("ISO stamp", "Mill closes\n\n2024-02-12\n\n" + BODY, "2024-02-12", "stamp"),
    ("bracketed stamp", "Mill closes\n\n(Nov. 8, 2023)\n\n" + BODY, "2023-11-08", "stamp"),
    ("byline", "Mill closes\n\nBy Jane Doe, Feb. 12, 2024\n\n" + BODY, "2024-02-12", "byline"),
    ("dateline with brackets", "Mill closes\n\nOSTRAVA (Nov. 8, 2023) — " + BODY, "2023-11-08", "dateline"),
    ("dateline with an agency", "Mill closes\n\nOSTRAVA, Feb. 12, 2024 (Reuters) - " + BODY, "2024-02-12", "dateline"),
    ("dateline of a press release", "Acme closes mill\n\nOSTRAVA, Czech Republic, March 4, 2024 /PRNewswire/ -- " + BODY, "2024-03-04", "dateline"),
    ("lead in brackets", "Mill closes\n\n(Nov. 8, 2023) " + BODY, "2023-11-08", "dateline"),
    ("ambiguous figures, American habit", "Mill closes\n\n3/4/2024\n\nIt closed on March 3 and on Feb. 2.", "2024-03-04", "stamp"),
    ("ambiguous figures, British habit", "Mill closes\n\n3/4/2024\n\nIt closed on 3 March and on 2 February.", "2024-04-03", "stamp"),
]  # fmt: skip

NOT_FOUND = [
    ("only a date in the body", "Mill closes\n\n" + BODY),
    ("a dateline without a year", "Mill closes\n\nOSTRAVA, Feb. 12 (Reuters) - The mill closed on Monday."),
    ("ambiguous figures, no habit", "Mill closes\n\n3/4/2024\n\nThe mill closed."),
    ("a caption's date", "Mill closes\n\nThe mill on Jan. 11, 2022. (Ahn Young-joon/AP Photo)\n\nThe mill closed."),
    ("a date behind a dash in a sentence", "Mill closes\n\nThe mill closed on 3 May 2021 — nobody came."),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "day", "origin"), FOUND, ids=[row[0] for row in FOUND])
def test_the_article_says_when_it_was_published(about: str, text: str, day: str, origin: str) -> None:
    document = Document.from_text(text)
    assert document.published is not None
    assert (document.published.date, document.published.origin) == (date.fromisoformat(day), origin)
    assert document.published.start is not None
    assert document.published.end is not None
    assert str(date.fromisoformat(day).year) in text[document.published.start : document.published.end]


@pytest.mark.parametrize(("about", "text"), NOT_FOUND, ids=[row[0] for row in NOT_FOUND])
def test_an_uncertain_date_is_no_date(about: str, text: str) -> None:
    assert Document.from_text(text).published is None


def test_seed(seed_text: str) -> None:
    published = Document.from_text(seed_text).published
    assert published is not None
    assert (published.date, published.origin) == (date(2022, 1, 21), "stamp")
