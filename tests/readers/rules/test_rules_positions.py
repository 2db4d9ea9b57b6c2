"""The positions that the offline reader finds in whole sentences: whose, in which words, on which side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarize.briefs import Brief

Reads = Callable[[str], Brief]


QUOTES = [
    ("speaker behind", "“We will go on,” said Ann Lee, the mayor of Geneva.", "Ann Lee", "We will go on", "direct"),
    ("speaker before", "Ann Lee, the mayor, said: “We will go on.”", "Ann Lee", "We will go on.", "direct"),
    ("split", "“We will go on,” Ann Lee said, “until the end.”", "Ann Lee", "We will go on […] until the end.", "direct"),
    ("part", "Mayor Ann Lee said the plan was “a great mistake” for the town.", "Ann Lee", "a great mistake", "mixed"),
    ("none", "Mayor Ann Lee said the plan was too expensive for the town.", "Ann Lee", None, "indirect"),
    ("was quoted as saying", "“We were deceived,” the group's director, Ann Lee, was quoted as saying.", "Ann Lee", "We were deceived", "direct"),
    ("a feeling and its words", "Ann Lee was disappointed in the ruling: “It is a shame.”", "Ann Lee", "It is a shame.", "direct"),
    ("a speaker without a name", "“The movement is over,” said a protester using the name Katya.", "protester", "The movement is over", "direct"),
    ("assurances", "The ministry has given assurances that the workers will be paid.", "ministry", None, "indirect"),
    ("a statement from", "A statement from the Trade Ministry said the plan was wrong.", "Trade Ministry", None, "indirect"),
    ("letters behind the speaker", "Tom Cole, QC, said the plan was wrong.", "Tom Cole", None, "indirect"),
    ("today's", "Ann Lee, the mayor, says today's action is wrong.", "Ann Lee", None, "indirect"),
    ("who warns without a name", "Analysts warned that the plan could cause chaos.", "Analysts", None, "indirect"),
    ("a passive", "The plan was rejected by the Bakers’ Union.", "Bakers’ Union", None, "indirect"),
    ("a passive that names", "The plan was described by the Bakers’ Union as a “historic mandate”.", "Bakers’ Union", "historic mandate", "mixed"),
    ("a charge denied", "Tom Cole was accused of inciting the murder, which he denies.", "Tom Cole", None, "indirect"),
    ("reads the statement of", "“We must fix it,” reads Bo Dahl's statement, “and we will not wait.”", "Bo Dahl", "We must fix it […] and we will not wait.", "direct"),
    ("a post to a body, and its holder", "The Fijian delegate to the U.S. House of Representatives, Aumua Amata, told the press: “We will go on.”", "Aumua Amata", "We will go on.", "direct"),
    ("an official from a body", "An official from Transport for London (TfL) stated: “We are working on it.”", "Transport for London", "We are working on it.", "direct"),
    ("a court that determined", "The High Court determined the plan was a danger to the public.", "High Court", None, "indirect"),
    ("grumbled", "“They sold the crown jewels,” grumbled Bo Dahl, the mayor.", "Bo Dahl", "They sold the crown jewels", "direct"),
    ("countered that", "Bo Dahl countered that the plan was a mistake.", "Bo Dahl", None, "indirect"),
    ("in the words of", "In the words of Bo Dahl, “it is a disgrace.”", "Bo Dahl", "it is a disgrace.", "direct"),
    ("according to an unnamed body", "According to police, the driver was “a danger to everybody”.", "police", "a danger to everybody", "mixed"),
    ("two offices behind a quotation", "“The sale of these mills is a fair deal,” Acme Steel Industries Chairman and CEO Bo Dahl said.", "Bo Dahl", "The sale of these mills is a fair deal", "direct"),
    ("a statement which read", "Acme Group released a statement which read, in part, “We must fix it.”", "Acme Group", "We must fix it.", "direct"),
    ("a body's press release", "“We are proud of it,” reads an Acme press release.", "Acme", "We are proud of it", "direct"),
    ("pledged at the end", "Every victim will be paid, pledged Justice Minister Bo Dahl.", "Bo Dahl", None, "indirect"),
    ("whom a medium quotes", "Max Roe called the plan “a disgrace,” according to NBC.", "Max Roe", "a disgrace", "mixed"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "holder", "quote", "kind"), QUOTES, ids=[row[0] for row in QUOTES])
def test_quotation(read: Reads, about: str, text: str, holder: str, quote: str | None, kind: str) -> None:
    brief = read(text)
    assert [(brief.names(p.holders), p.quote, p.quote_type.value) for p in brief.positions] == [([holder], quote, kind)]


STANCES = [
    ("stated support", "France backed the plan.", "support"),
    ("stated opposition", "France condemned the plan.", "oppose"),
    ("request", "France urged Germany to sign the treaty.", "support"),
    ("request against", "France urged Germany to stop the attacks.", "oppose"),
    ("accusation", "France accused Germany of delays.", "oppose"),
    ("naming", "France called the plan “an insult”.", "oppose"),
    ("a verdict without quotation marks", "France called the vote a disgrace.", "oppose"),
    ("a concern", "France expressed concern about the arrests.", "oppose"),
    ("a hope", "France expressed support for the plan.", "support"),
    ("a refusal", "France refused to sign the treaty.", "oppose"),
    ("an offer", "France offered to host the talks.", "support"),
    ("a plan of the speaker's own", "France said it would join the treaty.", "support"),
    ("a plan against something", "France said it would oppose the treaty.", "oppose"),
    ("a demand", "France said the law must be changed.", "support"),
    ("a demand for an end", "France said Germany must withdraw the bill.", "oppose"),
    ("somebody else's plan in a quotation", "“They will print it,” said Ann Lee, the mayor.", "unclear"),
    ("bad news is no opposition", "France said 19 people had died.", "neutral"),
    ("clear words of a quotation", "“It is a disaster,” said Ann Lee, the mayor.", "oppose"),
    ("words that take no clear side", "“It is Monday,” said Ann Lee, the mayor.", "unclear"),
    ("only told", "France said the plan had been printed on Monday.", "neutral"),
    ("a feeling", "Residents were angry about the plan.", "oppose"),
    ("a vote", "France voted against the plan.", "oppose"),
    ("it is not the speaker", "Ann Lee, the mayor, said it would cost jobs.", "neutral"),
    ("a denial behind a comma", "Tom Cole was charged with fraud, which he denies.", "oppose"),
    (
        "a plan against its topic",
        "France said it would develop means to defeat the blockade. The blockade began in May.",
        "oppose",
    ),
    ("asked to be dropped", "Religious groups have called for the bill to be dropped.", "oppose"),
    ("asked to be kept", "The partner asked for the price to be kept secret.", "support"),
    ("in protest", "Tom Cole resigned in protest over the cuts.", "oppose"),
    ("committed to", "Tom Cole has committed to holding a trial.", "support"),
    ("is against", "France is against the treaty.", "oppose"),
    ("is in favour of", "France is in favour of the treaty.", "support"),
    ("came out against", "France came out against the treaty.", "oppose"),
    ("stood by", "France stood by its decision.", "support"),
    ("warned against", "France warned against further cuts.", "oppose"),
    ("argued for", "France argued for lower taxes.", "support"),
    ("a stand in a noun", "France gave its backing to the deal.", "support"),
    ("a stand against in a noun", "France lodged a protest over the visit.", "oppose"),
    ("readiness", "France signalled its readiness to talk.", "support"),
    ("something angers somebody", "The decision angered the union.", "oppose"),
    ("something draws criticism", "The bill has drawn criticism from the mayor.", "oppose"),
    ("something is met with", "The decision was met with anger by the union.", "oppose"),
    ("a verdict in an adjective", "France called the vote illegitimate.", "oppose"),
    ("a verdict with consider", "France considers the plan a mistake.", "oppose"),
    ("a proposal", "France proposed a new vote.", "support"),
    ("a hope of one's own", "France hopes to reach a deal with Germany.", "support"),
    ("no wish", "France does not want a trade war.", "oppose"),
    ("a vow against", "France vowed to veto the bill.", "oppose"),
    ("a feeling that is told", "Ann Lee said she was disappointed with the verdict.", "oppose"),
    ("one quoted word", "Asked about the plan, the mayor said it was “ridiculous”.", "oppose"),
    ("critics are on a side", "Critics say the law is too harsh.", "oppose"),
    ("called into question", "France questioned the findings.", "oppose"),
    ("support that is stressed", "France stressed its support for the treaty.", "support"),
    ("united in condemning", "France urged Germany to be united in condemning the attack.", "oppose"),
    ("seconded", "The call was seconded by France.", "support"),
    ("a judgement", "Ann Lee, the mayor, said the plan was wrong.", "oppose"),
    ("a request to remove", "France urged Germany to remove the sanctions.", "oppose"),
    ("demands", "The student union's demands include a lower fee.", "support"),
    (
        "demands to remove somebody",
        "Students marched in May. Their demands include the resignation of Ann Lee.",
        "oppose",
    ),
    ("what should be", "Bo Dahl insists that the budget include money for schools.", "support"),
    ("an appeal for something", "President Bo Dahl, who is seeking a third term, appealed for calm.", "support"),
    ("an end to something", "Bo Dahl called for an end to the strike.", "oppose"),
    ("spurned", "The union spurned the offer.", "oppose"),
    ("lauded", "The board lauded the plan.", "support"),
    ("petitioned to lift", "The retailers petitioned the court to lift the ban.", "oppose"),
    ("pledged to victims", "Every victim will be paid, pledged Justice Minister Bo Dahl.", "support"),
    ("pledged not to", "Bo Dahl, the minister, pledged that no school would close.", "oppose"),
    ("wants others to leave", "The movement wants foreign forces to leave.", "oppose"),
    ("urged to resign, which is the topic", "Ann Lee urged the minister to resign.", "support"),
    ("claimed responsibility", "The movement claimed responsibility for the attack.", "support"),
    ("in a letter", "Fifty scientists signed a letter urging Tom Cole to resign.", "support"),
    ("what somebody pleads", "“We just want justice,” pleaded Ann Lee.", "support"),
    ("what highlights words", "“Plain files have great benefits,” highlights Elisabeth Klein, a scholar.", "support"),
    ("standing with somebody", "France stands with Germany.", "support"),
    ("accepting that something is so", "Ann Lee accepted that the plan had failed.", "support"),
    ("reading from notes", "“I made a bad decision,” Dahl said, reading from prepared notes.", "oppose"),
    ("the cries of another", "Police said a man rushed at them shouting “Peace is great” on Monday.", "neutral"),
    ("what should be done to somebody", "Ann Lee proposed that Tom Cole be dismissed.", "support"),
]


@pytest.mark.parametrize(("about", "text", "stance"), STANCES, ids=[row[0] for row in STANCES])
def test_a_stance_is_told_only_where_the_words_tell_it(read: Reads, about: str, text: str, stance: str) -> None:
    assert [p.stance.value for p in read(text).positions] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Police questioned the driver.",
        "The state had seven Native American reservations with about 70,000 people.",
        "Hungary has agreed with Airbus.",
        "Ann Lee called on President Bidya Bhandari at her residence.",
        "Rebels attacked the base.",
        "Rebels threatened a trade route.",
        "The officer observed two people turn and run from the sidewalk.",
        "The man refused to speak.",
        "The man threatened to kill a guard.",
        "No group has claimed responsibility for the attack.",
        "The European Central Bank opted to lift its rate for the eurozone.",
        "Reporter Ann Lee says two roads are closed.",
        "France has seen a wave of “lone” strikes.",
    ],
)
def test_what_takes_no_side_is_no_position(read: Reads, text: str) -> None:
    assert read(text).positions == ()


TOPICS = [
    ("what is to end", "Ann Lee called for an end to the strike.", "strike"),
    ("what somebody apologises for", "Ann Lee apologised to the judge for the delay.", "delay"),
    ("what somebody is blamed for", "Ann Lee blamed France for a lack of progress.", "lack of progress"),
]


@pytest.mark.parametrize(("about", "text", "topic"), TOPICS, ids=[row[0] for row in TOPICS])
def test_the_topic_is_what_the_verb_is_about(read: Reads, about: str, text: str, topic: str) -> None:
    assert [p.topic for p in read(text).positions] == [topic]


@pytest.mark.parametrize("mark", [":", ";"])
@pytest.mark.parametrize("quoted", ["“It is a disgrace.”", "‘It is a disgrace.\n\n‘It must end.’"])
def test_a_quotation_is_of_whom_the_paragraph_before_names(read: Reads, mark: str, quoted: str) -> None:
    brief = read(f"Minister Bo Dahl said{mark}\n\n{quoted}")
    assert {tuple(brief.names(p.holders)) for p in brief.positions} == {("Bo Dahl",)}
    assert brief.positions[0].quote == "It is a disgrace."


def test_a_caption_may_stand_between_the_paragraphs_of_a_quotation(read: Reads) -> None:
    brief = read("Bo Dahl told Sky: “It is a disgrace.\n\nDahl had his chances on the night\n\n“It must end.”")
    assert [brief.names(p.holders) for p in brief.positions] == [["Bo Dahl"], ["Bo Dahl"]]


def test_a_force_may_be_called_by_its_noun_far_from_its_name(read: Reads) -> None:
    between = " ".join(f"The man wore a coat on day {day}." for day in range(1, 9))
    brief = read(f"Kent Police arrested a man. {between} A police spokesman said: “It is a disgrace.”")
    assert [brief.names(p.holders) for p in brief.positions] == [["Kent Police"]]


def test_a_quotation_is_of_the_last_speaker_behind_a_sentence_without_words(read: Reads) -> None:
    brief = read("“It is a disgrace,” said Ann Lee.\n\nThe mill is old.\n\nIt closed in May.\n\n“It must end.”")
    assert [brief.names(p.holders) for p in brief.positions] == [["Ann Lee"]]
    brief = read("“It is a disgrace,” said Ann Lee. The mill closed in May. “It must end.”")
    assert [brief.names(p.holders) for p in brief.positions] == [["Ann Lee"], ["Ann Lee"]]


def test_a_quotation_of_four_sentences_is_one_position(read: Reads) -> None:
    brief = read("“It is good. It is a disgrace. We will fight. We are proud,” said Ann Lee, the mayor of Geneva.")
    assert [brief.names(p.holders) for p in brief.positions] == [["Ann Lee"]]


def test_the_words_end_where_another_acts(read: Reads) -> None:
    brief = read("Bo Dahl demanded the contract be laid before parliament, but Ann Lee, a minister, refused to go.")
    assert brief.positions[0].statement == "demanded the contract be laid before parliament"


def test_words_may_begin_with_a_clause_that_gives_a_reason(read: Reads) -> None:
    brief = read("Bo Dahl said that, as the town has no school, the pupils should be declared guests.")
    assert brief.positions[0].statement == "as the town has no school, the pupils should be declared guests"


def test_others_may_speak_behind_with(read: Reads) -> None:
    brief = read("The party attacked the inquiry, with Ann Lee calling the trial “a sham”. Max Roe, the mayor, left.")
    assert [brief.names(p.holders) for p in brief.positions] == [["party"], ["Ann Lee"]]


def test_two_sources_behind_according_to_are_two_holders(read: Reads) -> None:
    brief = read("According to France and Germany, the plan is dead.")
    assert [brief.names(p.holders) for p in brief.positions] == [["France", "Germany"]]


def test_an_ellipsis_of_the_article_at_the_end_of_a_quotation_is_no_part_of_it(read: Reads) -> None:
    brief = read("“We will lose faith in the future […]” said Ann Lee, the mayor of Geneva.")
    assert [p.quote for p in brief.positions] == ["We will lose faith in the future"]
    assert not brief.ungrounded


def test_a_quotation_of_two_sentences_is_of_whom_its_end_names(read: Reads) -> None:
    brief = read("Bo Dahl left. “It is over. We will go on,” said Ann Lee, the mayor of Geneva.")
    assert [(brief.names(p.holders), p.quote) for p in brief.positions] == [(["Ann Lee"], "It is over. We will go on")]
    assert [e.sentence for e in brief.positions[0].evidence] == [4, 5]
