"""Repairs of the parser's trees, each on sentences whose clauses are wrong without it."""

from __future__ import annotations

import pytest

from summarize.document import Document
from summarize.readers.rules.clauses import find_clauses
from summarize.readers.rules.repairs import REPAIRS
from summarize.readers.rules.sentences import read_sentences

# Text, a verb's lemma, and its clause as "subject|object|passive".
CLAUSES = [
    ("weekday behind the subject", "Just before the vote, President Viktor Holm Monday asked the European Commission permission to send a delegation.", "ask", "President Viktor Holm|the European Commission permission|False"),
    ("series of infinitives", "Ban Ki-moon called on all parties in Ukraine to show restraint, avoid violence and open meaningful dialogue.", "avoid", "|violence|False"),
    ("past behind a reported present", "Later the same day, China's Foreign Ministry said the U.S. is smearing China and urged Washington to remove the sanctions.", "urge", "China's Foreign Ministry|Washington|False"),
    ("the same verb of speech again", "They also claimed Paris was a volunteer and claim she has an interest.", "claim", "They||False"),
    ("a past taken for an adjective", "Beginning in 2010, McArthur murdered gay men; all but one victim was found in large planters.", "murder", "McArthur|gay men|False"),
    ("passive in a series", "Police said that a brother of the minister had been stopped and questioned at a roadblock.", "question", "a brother||True"),
    ("two objects in a series of passives", "Three men were arrested and denied food.", "deny", "Three men|food|True"),
    ("no passive behind one", "Two men were taken to hospital and died.", "die", "Two men||False"),
    ("a verb taken for an adjective", "In other cases, soldiers tortured prisoners on their own initiative.", "torture", "soldiers|prisoners|False"),
    ("who belongs to the name before it", "In a filing with the Securities and Exchange Commission, Redstone, who controls the chain, offered to raise the price.", "control", "Redstone|the chain|False"),
    ("a verb behind whose", "But Mnangagwa, whose ZANU-PF party has held power for 43 years, claimed on Sunday that Zimbabwe is a \"mature democracy\".", "claim", "Mnangagwa||False"),
    ("the subject of what is claimed", "The Immigration Department claims the damage bill from the attacks at the centre over the past month has reached $2 million.", "reach", "the damage bill|$2 million|False"),
    ("a verb behind an apposition", "The move came after William Conley, a United States District judge, ordered last week that ballots be accepted until April 13.", "order", "William Conley||False"),
    ("a report taken for a noun", "The U.S. Department of Agriculture notes, \"Ground-level ozone causes more damage to plants than all other air pollutants combined\".", "note", "The U.S. Department of Agriculture||False"),
    ("a past taken for a participle", "Rescuers freed sailors held by rebels.", "free", "Rescuers|sailors|False"),
    ("a verb behind another without a place", "Jean Bissonnette sulked at first, then mounted the stage and raised her arm.", "raise", "Jean Bissonnette|her arm|False"),
    ("a verb behind a joined noun", "No casualties have been reported, but a 90-year-old woman fainted during the evacuation.", "faint", "a 90-year-old woman||False"),
    ("a subject behind a participle's object", "Officers investigating the disappearance of Leeds university student Haruka Minami have recovered a rucksack from the river Aire.", "recover", "Officers|a rucksack|False"),
    ("who pledges it, at the end", "Shepherds who lost flocks will be compensated, pledged Civil Protection Minister Despina Lazaridou.", "pledge", "Civil Protection Minister Despina Lazaridou||False"),
    ("a passive taken for an adjective", "Tom Cole was re-elected in 2019 with 52% of the vote.", "elect", "Tom Cole||True"),
    ("a participle with an agent", "Management brought in agency staff, a move branded \"a slap in the face\" by shop steward Dervla Quinn.", "brand", "a move|a slap|True"),
    ("a verb taken for a participle, read again", "Nurses at St Brannock's Hospital downed tools at 6am, the first of three walkouts planned before Easter.", "down", "Nurses|tools|False"),
    ("a verb behind a conjunction, read again", "The candidate urged the jury to reconsider, while her rival Fermín Quintanilla uncorked champagne at his headquarters.", "uncork", "her rival Fermín Quintanilla|champagne|False"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "verb", "expected"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_repair(about: str, text: str, verb: str, expected: str) -> None:
    sentence = read_sentences(Document.from_text(text))[0]
    shown = [
        f"{' and '.join(sentence.words(p.first, p.last) for p in c.subject)}|"
        f"{' and '.join(sentence.words(p.first, p.last) for p in c.object)}|{c.group.passive}"
        for c in find_clauses(sentence)
        if sentence.tokens[c.group.verbs[0]].lemma == verb
    ]
    assert expected in shown


def test_repairs_keep_every_word() -> None:
    for _, text, _, _ in CLAUSES:
        tokens = read_sentences(Document.from_text(text))[0].tokens
        assert all(text[t.start : t.end] == t.text for t in tokens)
        assert all(0 <= t.head < len(tokens) for t in tokens)
        for repair in REPAIRS:
            assert repair(list(tokens)) == list(tokens), f"{repair.__name__} does not settle"
