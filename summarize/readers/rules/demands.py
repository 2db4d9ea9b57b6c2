"""Demands: whom a request is put to, what it wants, and whether it is for or against that."""

from __future__ import annotations

import re

from summarize.draft import Stance
from summarize.readers.rules.clauses import Clause, end_of_clause
from summarize.readers.rules.constructions import asked_for, is_demand, told_clauses, with_link
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import reporting_groups, words
from summarize.readers.rules.phrases import phrase_of
from summarize.readers.rules.reference import Referents
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import children
from summarize.readers.rules.topics import Topics, plain_topic

_NEGATED = re.compile(r"\b(?:not|n't|n’t|never|no longer|without)\b", re.IGNORECASE)


def is_against(sentence: NewsSentence, start: int, end: int, topic: str) -> bool:
    """Whether what `document.text[start:end]` wants done is done against the topic.

    "would develop means to overpower the hostile moves", "urged it to be unified in condemning the behaviour".
    """
    tokens = sentence.tokens
    verbs = words("reporting", "resisting") | words("reporting", "ending") | words("reporting", "oppose")
    asking = {verb for verb, group in reporting_groups().items() if group == "request"}  # "appealed for calm"
    against = [i for i, t in enumerate(tokens) if start <= t.start < end and t.is_verb and t.lemma in verbs - asking]
    objects = [plain_topic(sentence.words(i + 1, end_of_clause(sentence, i))) for i in against]
    return any(topic in told or told.startswith(topic) for told in objects)


def request_of(
    sentence: NewsSentence, clause: Clause, referents: Referents, topics: Topics
) -> tuple[list[Entity], Stance, str | None]:
    """Whom a request is put to, whether it is for or against its topic, and the topic."""
    tokens = sentence.tokens
    wanted_verb = asked_for(sentence, clause)
    if clause.verb == "want" and is_demand(sentence, clause):
        wanted_verb = told_clauses(sentence, clause)[0]
    if wanted_verb is not None:
        return _asked(sentence, wanted_verb, referents, topics)
    addressees = referents.of(sentence, clause.object, acting=True)
    if not addressees:
        to = [p for p in clause.phrases if p.preposition in {"on", "to", "with"}][:1]
        addressees = referents.of(sentence, to, acting=True)
    topic: str | None
    first, end = clause.group.last, min(clause.end, len(tokens))
    if first < len(tokens) and tokens[first].text.lower() == "that":
        return addressees, Stance.SUPPORT, topics.of(sentence, tokens[first].end, sentence.end)
    verb = next((i for i in range(first, end) if tokens[i].tag == "VB" and tokens[i - 1].text.lower() == "to"), None)
    against = words("reporting", "ending")
    if (
        verb is None
        and addressees
        and end + 1 < len(tokens)
        and tokens[end].text == "to"
        and tokens[end + 1].tag == "VB"
    ):
        verb, end = end + 1, end_of_clause(sentence, end + 1)  # what the parser hangs on "the court": "to lift the ban"
    if verb is None:
        wanted = [p for p in (*clause.object, *clause.phrases) if p.preposition in {None, "for"}]
        phrase = wanted[-1] if wanted else None
        topic = plain_topic(sentence.words(phrase.first, phrase.last)) if phrase else None
        ends = (topic or "").lower().partition(" ")[0] in against
        behind = [p for p in clause.phrases if phrase and p.first >= phrase.last and p.preposition in {"to", "of"}][:1]
        if ends and behind and topic and " " not in topic:
            topic = plain_topic(sentence.words(behind[0].first, behind[0].last))  # "called for an end to the strike"
        return addressees, Stance.OPPOSE if ends else Stance.SUPPORT, topic
    ends = tokens[verb].lemma in against or bool(_NEGATED.search(sentence.words(first, verb + 1)))
    if tokens[verb].lemma != "be" and not list(children(tokens, verb, "dobj", "xcomp", "ccomp")):
        topic = plain_topic(sentence.words(verb, end))  # "return to the table"
        if not _NEGATED.search(sentence.words(first, verb + 1)):
            ends = False  # who urges somebody to leave is for that
    else:
        topic = topics.of(sentence, tokens[verb].end, tokens[end - 1].end)
    return addressees, Stance.OPPOSE if ends else Stance.SUPPORT, topic


def _asked(
    sentence: NewsSentence, verb: int, referents: Referents, topics: Topics
) -> tuple[list[Entity], Stance, str | None]:
    """The same of a request with a clause of its own: "called for the bill to be dropped", "for police to leave"."""
    tokens = sentence.tokens
    ends = tokens[verb].lemma in words("reporting", "ending")
    stance = Stance.OPPOSE if ends else Stance.SUPPORT
    suffers = next(children(tokens, verb, "nsubjpass"), None)
    if suffers is not None:
        return [], stance, plain_topic(with_link(sentence, suffers))
    doers = [phrase_of(sentence, i) for i in children(tokens, verb, "nsubj")]
    end = tokens[end_of_clause(sentence, verb) - 1].end
    if ends and doers and not list(children(tokens, verb, "dobj")):
        return referents.of(sentence, doers, acting=True), stance, plain_topic(with_link(sentence, doers[0].head))
    return referents.of(sentence, doers, acting=True), stance, topics.of(sentence, tokens[verb].end, end)
