"""Leanings: positions told by a copula or an effect: "is against the plan", "angered the union".

Also denials behind a comma, pleas in court and what is done in protest.
"""

from __future__ import annotations

from itertools import pairwise

from summarize.draft import QuoteType, Stance
from summarize.readers.rules.clauses import Clause
from summarize.readers.rules.constructions import agents_of, expressed, with_link
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import data, reporting_groups, words
from summarize.readers.rules.phrases import Phrase, phrase_of
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.stances import flipped
from summarize.readers.rules.stands import Stand
from summarize.readers.rules.tokens import children
from summarize.readers.rules.topics import plain_topic
from summarize.readers.rules.wording import tidy


def from_leaning(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position that a clause tells by a copula or by an effect, if it tells one."""
    if not clause.group.finite and not clause.shared:
        return None
    return (
        _from_copula(sentence, clause, referents)
        or _from_anger(sentence, clause, referents)
        or _from_reception(sentence, clause, referents)
    )


def _from_copula(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """Who is for or against something: "is against the treaty", "is in favour of the plan"."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    if tokens[verb].lemma != "be" or clause.group.passive:
        return None
    for link in children(tokens, verb, "prep"):
        noun = next(children(tokens, link, "pobj"), None)
        if noun is None:
            continue
        if tokens[link].text.lower() == "against":
            return _stand(sentence, clause, referents, Stance.OPPOSE, noun)
        favour = tokens[link].text.lower() == "in" and tokens[noun].text.lower() in {"favour", "favor", "support"}
        of = next((i for i in children(tokens, noun, "prep") if tokens[i].text.lower() == "of"), None)
        matter = next(children(tokens, of, "pobj"), None) if favour and of is not None else None
        if matter is not None:
            return _stand(sentence, clause, referents, Stance.SUPPORT, matter)
    return None


def _stand(sentence: NewsSentence, clause: Clause, referents: Referents, stance: Stance, matter: int) -> Stand | None:
    holders = referents.of(sentence, clause.subject, acting=True)
    if not holders:
        return None
    statement = tidy(sentence.words(clause.group.first, max(clause.end, phrase_of(sentence, matter).last)))
    return _indirect(sentence, holders, with_link(sentence, matter), flipped(stance, clause), statement)


def _from_anger(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """Whom something pleases or angers: "the decision angered the union"."""
    verb = sentence.tokens[clause.group.verbs[-1]].lemma
    sides = data("reporting")["effects"]
    if verb not in sides or clause.group.passive or clause.group.modal or len(clause.object) != 1:
        return None
    return _told_of(sentence, clause, referents, clause.object[0], sides[verb])


def _from_reception(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """Who receives something well or badly: "drew criticism from the mayor", "was met with anger by the union"."""
    verb = sentence.tokens[clause.group.verbs[-1]].lemma
    if verb not in words("reporting", "receiving"):
        return None
    if clause.group.passive:
        met = next((p for p in clause.phrases if p.preposition == "with"), None)
        side = expressed(sentence, clause._replace(object=(met,))) if met else None
        sources = agents_of(clause)
    else:
        side = expressed(sentence, clause)
        sources = [p for p in clause.phrases if p.preposition == ("of" if verb == "have" else "from")]
    return _told_of(sentence, clause, referents, sources[0], side) if side and sources else None


def _told_of(sentence: NewsSentence, clause: Clause, referents: Referents, who: Phrase, side: str) -> Stand | None:
    """The position of an actor on the subject of a clause, which must be no actor itself."""
    if len(clause.subject) != 1 or not sentence.tokens[clause.subject[0].head].is_noun:
        return None
    holders = referents.of(sentence, [who], acting=True)
    if not holders or referents.of(sentence, clause.subject):
        return None
    topic = with_link(sentence, clause.subject[0].head)
    statement = tidy(sentence.words(clause.subject[0].first, max(clause.end, who.last)))
    return _indirect(sentence, holders, topic, flipped(Stance(side), clause), statement)


def _indirect(sentence: NewsSentence, holders: list[Entity], topic: str, stance: Stance, statement: str) -> Stand:
    return Stand((sentence,), holders, plain_topic(topic), stance, statement, None, QuoteType.INDIRECT, [])


def from_plea(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position of somebody who denies a charge in court: "pleaded not guilty to seven counts of murder"."""
    tokens, group = sentence.tokens, clause.group
    said = [t.text.lower() for t in tokens[group.last : group.last + 2]]
    if tokens[group.verbs[-1]].lemma != "plead" or said != ["not", "guilty"]:
        return None
    holders = referents.of(sentence, clause.subject)
    to = next((p for p in clause.phrases if p.preposition == "to"), None)
    if not holders:
        return None
    last = max(
        [p.last for p in clause.phrases if to and to.first <= p.first < clause.end and p.preposition in {"to", "of"}],
        default=clause.end,
    )
    topic = plain_topic(sentence.words(to.first, last)) if to else "charges"
    statement = tidy(sentence.words(group.first, max(clause.end, last)))
    return Stand((sentence,), holders, topic, Stance.OPPOSE, statement, None, QuoteType.INDIRECT, [])


def from_protest(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position of somebody who does something in protest at a thing: "resigned in protest over the cuts"."""
    for phrase, behind in pairwise(clause.phrases):
        protest = phrase.preposition == "in" and sentence.tokens[phrase.head].text.lower() == "protest"
        if protest and behind.preposition in {"at", "over", "to", "against", "of"}:
            holders = referents.of(sentence, clause.subject, acting=True)
            topic = plain_topic(with_link(sentence, behind.head))
            statement = tidy(sentence.words(clause.group.first, max(clause.end, behind.last)))
            if holders and topic:
                return Stand((sentence,), holders, topic, Stance.OPPOSE, statement, None, QuoteType.INDIRECT, [])
    return None


def from_wishes(sentence: NewsSentence, clause: Clause, referents: Referents) -> list[Stand]:
    """The positions of those whose demands a noun names, one a demand: "the students' demands include lower fees"."""
    tokens = sentence.tokens
    subject = clause.subject[0] if len(clause.subject) == 1 else None
    if subject is None or tokens[clause.group.verbs[-1]].lemma not in {"include", "be"} or clause.group.negated:
        return []
    if tokens[subject.head].text.lower() not in words("reporting", "wishes"):
        return []
    owners = list(children(tokens, subject.head, "poss"))
    holders = referents.possessor(tokens[owners[0]].text.lower()) if owners else []
    holders = holders or referents.of(sentence, [phrase_of(sentence, i) for i in owners], acting=True)
    wanted = clause.object or tuple(phrase_of(sentence, i) for i in children(tokens, clause.group.verbs[-1], "attr"))
    stands = []
    for phrase in wanted if holders else ():
        ends = tokens[phrase.head].text.lower() in words("reporting", "ending")
        topic = with_link(sentence, phrase.head)
        statement = tidy(sentence.words(subject.first, max(clause.end, phrase.last)))
        stands.append(_indirect(sentence, holders, topic, Stance.OPPOSE if ends else Stance.SUPPORT, statement))
    return stands


def from_denial(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position that a relative clause tells of what stands before it: "was accused of theft, which he denies"."""
    tokens, verb = sentence.tokens, clause.group.verbs[-1]
    side = reporting_groups().get(clause.verb)
    which = next((i for i in children(tokens, verb, "dobj") if tokens[i].text.lower() == "which" and i < verb), None)
    if which is None or side not in {"support", "oppose"} or clause.group.passive or tokens[verb].dep != "relcl":
        return None
    holders = referents.of(sentence, clause.subject, acting=True)
    matter = tokens[verb].head
    if not holders or matter >= which or not tokens[matter].is_noun:
        return None
    governor = tokens[matter].head
    start = governor if tokens[governor].tag == "VBG" and governor < matter else phrase_of(sentence, matter).first
    topic = plain_topic(sentence.words(start, which).strip(" ,"))
    statement = tidy(sentence.words(start, clause.group.last))
    stance = flipped(Stance(side), clause)
    return Stand((sentence,), holders, topic, stance, statement, None, QuoteType.INDIRECT, [])
