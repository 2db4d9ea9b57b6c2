"""Where expressions stand in a sentence, and what only looks like one."""

from __future__ import annotations

import pytest

from summarize.calendar import find

# What the row is about, a sentence, and its expressions joined by "|".
DATES = [
    ("two days are two expressions", "Tests on Jan. 5 and Jan. 11 failed.", "Jan. 5|Jan. 11"),
    ("full stop of the sentence", "It ended on March 3.", "March 3"),
    ("full stop of an abbreviation", "It ended in Jan. 2022.", "Jan. 2022"),
    ("clause without a preposition", "diplomats said Thursday, as Pyongyang seeks more", "Thursday"),
    (
        "dash without space",
        "a meeting on North Korea on Thursday—the second in two weeks",
        "Thursday|two weeks",
    ),
    ("fourth launch", "Pyongyang’s fourth missile launch this month, which", "this month"),
    ("full date within a sentence", "On 11 January 2022, he left.", "11 January 2022"),
    ("dateline", "GENEVA, Nov. 8 (Reuters) - The council met.", "Nov. 8"),
    ("figures", "Updated: 1/21/2022", "1/21/2022"),
    ("stamp of a player on the next line", "1/21/2022\n0:00", "1/21/2022"),
    (
        "wrapped line",
        "The council will meet again to discuss the matter on Jan.\n11 in New York.",
        "Jan.\n11",
    ),
    ("range of days", "a photo taken during Dec. 27–Dec. 31, 2021. (KCNA)", "Dec. 27–Dec. 31, 2021"),
    ("range with from", "It runs from 3 to 7 March in Leeds.", "3 to 7 March"),
    ("range with between", "It closes between Monday and Wednesday.", "between Monday and Wednesday"),
    ("range of weekdays", "Open from Monday to Wednesday.", "Monday to Wednesday"),
    ("range of years", "He was chairman from 2019 to 2021.", "2019 to 2021"),
    ("between years", "Between 2019 and 2021 it fell.", "Between 2019 and 2021"),
    ("years in a row", "It won in 2019, 2020 and 2021.", "2019|2020|2021"),
    ("year since", "He has led it since 2015.", "2015"),
    ("year as an adjective", "the 2024 election and its 2015 deal", "2024|2015"),
    ("year in brackets", "His first film (2015) flopped.", "2015"),
    ("deadline", "Talks end by the end of March.", "the end of March"),
    ("until", "The strike lasts until Friday.", "Friday"),
    ("as early as", "It could open as early as next month.", "next month"),
    ("late last year", "It was agreed late last year.", "late last year"),
    ("earlier this week", "Earlier this week, he quit.", "Earlier this week"),
    ("decades", "In the 1990s, and in the mid-1980s, it grew.", "the 1990s|the mid-1980s"),
    ("century", "the worst war of the 21st century", "the 21st century"),
    ("quarter", "Sales rose in the third quarter of 2022.", "the third quarter of 2022"),
    ("quarter of a firm", "Third-quarter profit beat fiscal 2024 guidance.", "Third-quarter|fiscal 2024"),
    ("nine months", "in the first nine months of 2023", "the first nine months of 2023"),
    ("season", "Elections are due in the spring, or by this summer.", "the spring|this summer"),
    ("part of the day", "They met on Monday morning and left Tuesday.", "Monday morning|Tuesday"),
    ("hour of a day", "It begins at 9 a.m. Monday in Rome.", "9 a.m. Monday"),
    ("hour with a zone", "At 10:30 GMT on Tuesday, shares fell.", "10:30 GMT on Tuesday"),
    ("hour alone", "Police were called at 11:40 p.m. by a neighbour.", "11:40 p.m."),
    ("opening hours", "It is open daily from 9 a.m. to 5 p.m.", "daily|9 a.m. to 5 p.m."),
    ("fiscal year over two years", "In fiscal year 2022-23 it doubled.", "fiscal year 2022-23"),
    ("night of a day", "It happened on the night of Sept. 14.", "the night of Sept. 14"),
    ("quarter that ended", "Income for the three months ended Sept. 30", "three months|Sept. 30"),
    ("time of a weekday", "at 12:01 a.m. Thursday", "12:01 a.m. Thursday"),
    ("fiscal year ahead of its quarter", "its fiscal 2024 first quarter", "fiscal 2024 first quarter"),
    ("weekday with its day", "The vote last Tuesday, March 5, failed.", "last Tuesday, March 5"),
    ("dawn of a weekday", "He arrived at dawn on Saturday.", "dawn on Saturday"),
    (
        "every third weekday",
        "They meet once a month, every third Thursday.",
        "once a month|every third Thursday",
    ),
    ("length in two units", "jailed for four years and eight months", "four years and eight months"),
    ("day of that year", "On 3 November that year he fled.", "3 November that year"),
    ("British stamp", "Sat 18 Nov 2023 07.15 GMT", "Sat 18 Nov 2023 07.15 GMT"),
    ("half of a month", "no earlier than the second half of February", "the second half of February"),
    ("days of a festival", "It runs Nov. 17-19 in Austin.", "Nov. 17-19"),
    ("possessive", "Thursday's vote and this year’s budget", "Thursday|this year"),
    ("month with a cue", "The march in March was its largest.", "March"),
    ("month as an adjective", "after the April summit", "April"),
    ("month at the head of a sentence", "January was cold.", "January"),
    ("holidays", "On New Year’s Eve and at Christmas it shuts.", "New Year’s Eve|Christmas"),
    ("narrative dates", "Two days later he left; the same day she came.", "Two days later|the same day"),
    ("days ago", "Two days ago the firm filed for bankruptcy.", "Two days ago"),
    ("weeks ahead", "Voters will choose in three weeks.", "in three weeks"),
    ("weeks that it took", "Prices doubled in three weeks.", "three weeks"),
    ("second time in two weeks", "for the second time in two weeks", "two weeks"),
    ("duration", "He was jailed for six months and fined.", "six months"),
    ("deadline of days", "Residents must appeal within 30 days.", "30 days"),
    ("decade behind", "Prices doubled over the past decade.", "the past decade"),
    ("duration as an adjective", "a two-week truce and a 24-hour strike", "two-week|24-hour"),
    ("repetition", "It meets every Monday and twice a year.", "every Monday|twice a year"),
    ("weekly", "The index is published weekly.", "weekly"),
    ("day before an event", "It was the day before the vote on Monday.", "Monday"),
    ("day before, of the narrative", "He had resigned the day before.", "the day before"),
    ("weeks after an event", "It came two weeks after the election.", "two weeks"),
    ("start of a year", "By the start of 2020 it had closed.", "the start of 2020"),
    (
        "months and years",
        "in May 2019, June 2020 and March of 2021",
        "May 2019|June 2020|March of 2021",
    ),
]

# Traps: what must not be found.
LOOKALIKES = [
    ("may and march as verbs", "Protesters march, and he may resign.", ""),
    ("a person", "Theresa May said in May that it may end.", "May"),
    ("a person, led to by a weak word", "Theresa May spoke. A speech by May followed.", ""),
    ("a person by title", "Prime Minister May and Mr. March met April Jones.", ""),
    ("a march with a name", "The March for Our Lives and the March on Washington.", ""),
    ("ordinals and moments", "The second test came third; wait a second.", ""),
    ("newspapers", "The Sun, the Sunday Times and the Mail on Sunday reported.", ""),
    ("named weekdays", "Black Friday sales, Bloody Sunday and Sheffield Wednesday", ""),
    ("money", "It cost $2022, or £1,999, or 1999 euros.", ""),
    ("people", "About 2,022 people and 1900 troops came.", ""),
    ("more people", "More than 2000 workers and over 1500 homes", ""),
    ("flights and planes", "Flight 1549 was a Boeing 737, on route 1990, not the 737.", ""),
    ("resolutions", "Resolution 2270 of the council", ""),
    ("a clock in four figures", "It began at 15:30 (1430 UTC).", "15:30"),
    ("an island", "They were flown to Christmas Island.", ""),
    ("shares", "It rose 5 percent to 7 percent, by 2020%.", ""),
    ("ages", "The 45-year-old and the man, 45 years old, turned 50 years.", ""),
    ("age tens", "Two women in their 60s and a man in his 30s", ""),
    ("prices", "It costs $5 a day or 3 million a year.", ""),
    ("one day", "One day he will see.", ""),
    ("now", "It is now, currently, open.", ""),
    ("winter games", "The Winter Olympics, the fall of Kabul and a mountain spring", ""),
    ("falls and springs", "Prices fall and hopes spring up.", ""),
    ("daily paper", "The Daily Mail covers daily life.", ""),
    ("score", "They lost 3-7, after a 10:30 ratio.", ""),
    ("phone number", "Call 555-2019-2021 now.", ""),
    ("paragraphs", "It was signed in March\n\n2022 people came.", "March"),
    ("quarter of a thing", "Three quarters of voters and a third quarter of all seats", ""),
]


@pytest.mark.parametrize(("about", "sentence", "expected"), DATES, ids=[row[0] for row in DATES])
def test_dates_are_found(about: str, sentence: str, expected: str) -> None:
    assert "|".join(e.text for e in find(sentence)) == expected


@pytest.mark.parametrize(("about", "sentence", "expected"), LOOKALIKES, ids=[row[0] for row in LOOKALIKES])
def test_what_only_looks_like_a_date_is_left_out(about: str, sentence: str, expected: str) -> None:
    assert "|".join(e.text for e in find(sentence)) == expected


def test_offsets_are_into_the_whole_text() -> None:
    text = "On Monday 🎉 he left; on Tuesday he came back."
    assert [text[e.start : e.end] for e in find(text, 10)] == ["Tuesday"]
    assert [e.text for e in find(text, 0, 12)] == ["Monday"]


def test_the_dates_of_the_seed(seed_text: str) -> None:
    found = [e.text for e in find(seed_text)]
    assert found[:3] == ["Jan. 11, 2022", "1/21/2022", "1/21/2022"]
    assert found[3:9] == ["Thursday", "Thursday", "two weeks", "this month", "Thursday", "Wednesday"]
    assert found[9:] == ["Dec. 27–Dec. 31, 2021", "Dec. 27–Dec. 31, 2021", "Jan. 5", "Jan. 11", "Monday"]
