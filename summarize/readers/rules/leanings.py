"""Leanings: positions told by a preposition, a copula or an effect: "is against the plan", "angered the union"."""

from __future__ import annotations

from summarize.draft import QuoteType, Stance
from summarize.readers.rules.clauses import Clause, Phrase, phrase_of
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import data, words
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.stances import flipped
from summarize.readers.rules.stands import Stand, agents_of, expressed, with_link
from summarize.readers.rules.tokens import children
from summarize.readers.rules.topics import plain_topic
from summarize.readers.rules.wording import tidy


def from_leaning(sentence: NewsSentence, clause: Clause, referents: Referents) -> Stand | None:
    """The position that a clause tells by a preposition, a copula or an effect, if it tells one."""
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
