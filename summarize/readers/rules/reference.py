"""Reference: which actors a noun phrase stands for, names, short forms ("the company") and pronouns included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.readers.rules.appositives import apposed, appositive, calling_itself, holder_of, one_of_several
from summarize.readers.rules.belonging import sex_of
from summarize.readers.rules.chunks import Chunk
from summarize.readers.rules.entities import Entity
from summarize.readers.rules.lexicon import countries, data, person_kind, words
from summarize.readers.rules.memory import THINGS
from summarize.readers.rules.named import called_after, named
from summarize.readers.rules.phrases import Phrase, phrase_of
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.tokens import children
from summarize.readers.rules.unnamed import DEFINITE, Unnamed, name_words
from summarize.readers.rules.verbs import SUBJECTS

_BOTH = frozenset({"both", "the", "two", "rival"})


@dataclass
class Referents(Unnamed):
    """Resolves phrases in the order of the text."""

    def of(
        self,
        sentence: NewsSentence,
        phrases: Sequence[Phrase],
        *,
        acting: bool = False,
        apart: Sequence[Entity] = (),
        told_by: Sequence[Entity] = (),
        human: bool | None = None,
    ) -> list[Entity]:
        """The actors that the phrases stand for, `apart` from some whom a pronoun cannot mean.

        `acting`: a common noun such as "police" may be an actor too. `told_by`: who says the clause that the phrases
        stand in, and is meant by its pronoun if nobody else is named before it: "Lee said she would resign".
        `human`: only people and their bodies do this, so that "the mission" is one; as `acting` where nothing is said.
        """
        self._apart, self._told_by = apart, told_by
        self._human = acting if human is None else human
        found: dict[int, Entity] = {}
        for phrase in phrases:
            for entity in self._one(sentence, phrase, acting=acting):
                found[id(entity)] = entity
        return list(found.values())

    def _one(self, sentence: NewsSentence, phrase: Phrase, *, acting: bool) -> list[Entity]:
        """The actors of one phrase: the first of these questions that has an answer decides, if it says that there are none, too."""
        if (meant := self._by_pronoun(sentence, phrase)) is not None:
            return meant
        if (counted := self._by_number(sentence, phrase)) is not None:
            return counted
        if (several := self._by_count(sentence, phrase, acting=acting)) is not None:
            return several
        if named := self._by_name(sentence, phrase):
            return named
        if (owned := self._by_owner(sentence, phrase)) is not None:
            return owned
        return self._by_description(sentence, phrase, acting=acting)

    def _by_pronoun(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity] | None:
        """Who a pronoun means; None for other phrases."""
        word = sentence.tokens[phrase.head].text.lower()
        if phrase.last - phrase.first > 1 or (pronoun := self._pronoun(word)) is None:
            return None
        if self.told_by_means(word):
            return pronoun
        return self._main_subject(sentence, phrase, word) or self._subject_before(sentence, phrase, word) or pronoun

    def _by_number(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity] | None:
        """Those who were spoken of together: "the trio", "all", "two", "both sides"; None for other phrases."""
        tokens = sentence.tokens
        head, first = tokens[phrase.head], tokens[phrase.first].text.lower()
        noun = head.text.lower()
        partitive = phrase.last < len(tokens) and tokens[phrase.last].text.lower() == "of"
        if noun in words("nouns", "sets") and not partitive and first in DEFINITE:
            if found := list(self.counted or self.together):
                return found
        alone = phrase.head == phrase.last - 1 and not partitive
        if alone and phrase.last - phrase.first == 1 and noun in {"all", "both"}:
            return list(self.together)
        if alone and head.tag == "CD":
            return list(self.counted or self.together) if noun in words("nouns", "counts") else []
        return (self._sides() or None) if noun in words("nouns", "pairs") and first in _BOTH else None

    def _by_count(self, sentence: NewsSentence, phrase: Phrase, *, acting: bool) -> list[Entity] | None:
        """Those whom the head only counts: "thousands of teachers", "one of the administrators, Ann Lee"; None for other phrases."""
        if (inner := _of_many(sentence, phrase)) is None:
            return None
        found = one_of_several(self.cast, sentence, phrase, inner)
        if not found and acting and (own := self._part(sentence, phrase, inner)):
            return own
        found = found or self._one(sentence, inner, acting=acting)
        known = person_kind(sentence.tokens[inner.head].text.lower()) is not None
        return None if known and not found else found  # "a couple of bombings" are no couple

    def _by_name(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """Those whose names stand in the phrase or beside it."""
        return (
            calling_itself(self.cast, sentence, phrase)
            or apposed(self.cast, sentence, phrase)
            or appositive(self.cast, sentence, phrase)
            or called_after(self.cast, sentence, phrase)
            or holder_of(self.cast, sentence, phrase)
            or named(self.cast, sentence, phrase)
        )

    def _by_owner(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity] | None:
        """Those who are told by whose they are: "his spokesman", "her client", "its troops"; None for other phrases."""
        tokens = sentence.tokens
        noun, owner = tokens[phrase.head].text.lower(), tokens[phrase.first].text.lower()
        his = {"his": "he", "her": "she"}.get(owner)
        if noun in words("nouns", "spokespeople") and his is not None:
            return self._pronoun(his) or []
        if noun in {"client", "clients"} and owner in {"his", "her", "their"}:
            return self._clients()
        if noun in words("nouns", "possessed_bodies"):
            if tokens[phrase.first].tag == "PRP$":
                return self._owner(owner)
            if phrase.first and tokens[phrase.first - 1].text.lower() == "whose":
                return self._whose(sentence, phrase)
        if his is not None and noun in data("nouns")["named_after"]:
            for leader in self._pronoun(his) or []:
                last = leader.name.split()[-1]
                if led := [e for e in self.cast.entities if e.name.lower() == f"{last} {noun}".lower()]:
                    return led  # "his group": the Redstone group
        return None

    def _by_description(self, sentence: NewsSentence, phrase: Phrase, *, acting: bool) -> list[Entity]:
        """Who has the role, has written the message, is called so for short, or acts without a name."""
        tokens = sentence.tokens
        noun, definite = tokens[phrase.head].text.lower(), tokens[phrase.first].text.lower() in DEFINITE
        if noun in words("nouns", "role_words") and definite:
            field = {t.text.lower() for t in tokens[phrase.first : phrase.head] if t.tag == "NN"}
            if bearer := [e for e in self._bearer(noun) if field <= set((e.role or "").lower().split())]:
                return bearer  # not the aviation minister for "the health minister"
        if not acting and noun in words("nouns", "rulings") | words("nouns", "messages"):
            author = self._author(sentence, phrase)
            if author or noun in words("nouns", "rulings"):
                courts = [e for e in self.cast.entities if {"court", "tribunal"} & set(name_words(e))]
                return author or next(([e] for e in self.recent if e in courts), courts[:1])
        if noun in words("nouns", "spokespeople") and (principal := self._principal(sentence, phrase)):
            return principal
        if noun in words("nouns", "anonymous_sources") and not acting:
            return []
        placed = _is_placed(sentence, phrase)
        plain = phrase.head - phrase.first <= 1 or placed
        specific = phrase.head - phrase.first > 2 and not placed  # "the opposing military party"
        if definite and not specific and (known := self._short_form(noun, plain=plain)):
            form = sentence.words(phrase.first, phrase.last)
            if noun in name_words(known[0]) and form.lower() not in {name.lower() for name in known[0].names()}:
                known[0].aliases[form] = None
            return known
        return self._common(sentence, phrase) if acting else []

    def _subject_before(self, sentence: NewsSentence, phrase: Phrase, word: str) -> list[Entity]:
        """The person who is the subject of a clause before "he" or "she" in a sentence, behind a colon or semicolon.

        For "it", the body that something made do what the sentence tells: "prompted France to ban a firm it said was".
        """
        if word == "it":
            return [e for e in self._made_to_act(sentence, phrase) if e.kind in THINGS][-1:]
        if word not in {"he", "she"}:
            return []
        marks = [i for i in range(phrase.first) if sentence.tokens[i].text in {":", ";"}] or [phrase.first]
        sex = "f" if word == "she" else "m"
        named = [
            self.cast.by_place[m.start]
            for m in sentence.mentions
            if m.last <= marks[-1]
            and m.start in self.cast.by_place
            and sentence.tokens[m.last - 1].dep in {"nsubj", "nsubjpass"}
        ]
        return [e for e in named if e.kind == "person" and sex_of(e) in {sex, None}][:1]

    def _main_subject(self, sentence: NewsSentence, phrase: Phrase, word: str) -> list[Entity]:
        """For "he" or "she" in a subordinate clause, the person without a name of whom the main clause is: "the father wept as he spoke"."""
        if word not in {"he", "she"}:
            return []
        tokens = sentence.tokens
        verb = tokens[phrase.head].head
        main = tokens[verb].head
        if tokens[verb].dep != "advcl" or main == verb or not tokens[main].is_verb:
            return []
        subjects = [i for i in children(tokens, main, *SUBJECTS) if i < phrase.first and tokens[i].is_noun]
        plain = [i for i in subjects if not tokens[i].is_name and person_kind(tokens[i].text.lower()) == "person"]
        return self._one(sentence, phrase_of(sentence, plain[0]), acting=True) if plain else []

    def _clients(self) -> list[Entity]:
        """For whom the lawyer who speaks acts, by the role: "George's attorney said his client"."""
        roles = [e.role or "" for e in (*self._told_by, *self.recent[:1]) if e.kind == "person"]
        people = [e for e in self.cast.entities if e.kind == "person"]
        return [e for e in people if any(name in role for role in roles for name in e.names())]

    def _made_to_act(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """Those named before a phrase as the object of a verb that makes them act."""
        tokens = sentence.tokens
        heads = {m.last - 1: m for m in sentence.mentions if m.last <= phrase.first and m.start in self.cast.by_place}
        makes = [i for i, t in enumerate(tokens) if t.is_verb and t.lemma in words("events", "causative")]
        acts = [verb for verb in makes if list(children(tokens, verb, "xcomp", "ccomp"))]
        return [
            self.cast.by_place[heads[i].start] for verb in acts for i in children(tokens, verb, "dobj") if i in heads
        ]

    def _part(self, sentence: NewsSentence, phrase: Phrase, inner: Phrase) -> list[Entity]:
        """Some of a group that act apart from it: "one of their daughters", "52% of voters", "members of the House"."""
        tokens = sentence.tokens
        noun, whole = tokens[phrase.head], tokens[inner.head]
        counted = noun.tag == "CD" and (
            person_kind(whole.text.lower()) == "group" or whole.text.lower() in {"them", "us"}
        )
        members = noun.text.lower() in {"member", "members"} and not _is_of_parliament(sentence, inner)
        if not counted and not members:
            return []
        first = phrase.first + (1 if tokens[phrase.first].tag == "DT" and phrase.first < phrase.head else 0)
        name = sentence.words(first, inner.last)
        kind = "person" if noun.text.lower() in {"one", "member"} else "group"
        for entity in self.cast.entities:
            if name.lower() == entity.name.lower():
                break
        else:
            entity = Entity(name, kind, sentences=[sentence.number], common=True)
            self.cast.entities.append(entity)
        return [entity]

    def _owner(self, possessive: str) -> list[Entity]:
        """The state or organisation whose body a possessive names: "its troops", "her government"."""
        if possessive in {"his", "her"}:
            people = self._last(lambda e: e.kind == "person")
            home = people[0].home if people else None
            return [home] if home else self._last(lambda e: e.kind in {"country", "organization"} and e.is_named)
        return self._pronoun({"its": "it", "their": "they", "our": "we", "my": "i"}.get(possessive, "")) or []

    def _whose(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """The actor before "whose": "Miriam Osei, an entomologist at Reading, whose team sampled nests"."""
        before = [m for m in sentence.mentions if m.last < phrase.first and m.start in self.cast.by_place]
        people = [m for m in before if self.cast.by_place[m.start].kind == "person"]
        return [self.cast.by_place[(people or before)[-1].start]] if before else []

    def _principal(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """For whom somebody without a name speaks: "a company spokeswoman", "a spokesman for the ministry"."""
        tokens = sentence.tokens
        noun = tokens[phrase.head - 1].text
        if phrase.head > phrase.first and (known := self._short_form(noun.lower())):
            if noun not in known[0].names():
                known[0].aliases[noun] = None  # what it is called there: "a police spokesman"
            return known
        link = tokens[phrase.last].text.lower() if phrase.last < len(tokens) else ""
        if link in {"for", "from", "at"}:
            behind = next((c for c in sentence.chunks if c.kind == "NP" and c.start == phrase.last + 1), None)
            named = behind is not None and tokens[behind.head].is_name
            if behind is not None and (link == "for" or named):
                return self._one(sentence, Phrase(behind.start, behind.end, behind.head), acting=True)
        return []

    def _author(self, sentence: NewsSentence, phrase: Phrase) -> list[Entity]:
        """Who speaks in what was issued: "a statement from the ministry", "the company's statement"."""
        tokens = sentence.tokens
        for link in children(tokens, phrase.head, "prep", "acl", "agent"):
            words_before = [link, *children(tokens, link, "agent", "prep")]
            for below_link in words_before:
                if tokens[below_link].text.lower() in {"from", "by"}:
                    for author in children(tokens, below_link, "pobj"):
                        return self._one(sentence, phrase_of(sentence, author), acting=True)
        for owner in children(tokens, phrase.head, "poss"):
            return self._one(sentence, phrase_of(sentence, owner), acting=True)
        behind = tokens[phrase.last].text.lower() if phrase.last < len(tokens) else ""
        for author in children(tokens, phrase.last, "pobj") if behind in {"by", "from"} else ():
            return self._one(sentence, phrase_of(sentence, author), acting=True)  # "read a statement by Lee"
        named = [m for m in sentence.mentions if phrase.first <= m.first and m.last <= phrase.head]
        return [
            self.cast.by_place[m.start] for m in named[:1] if m.start in self.cast.by_place
        ]  # "an AEW press release"


def _of_many(sentence: NewsSentence, phrase: Phrase) -> Phrase | None:
    """The phrase behind "of" where the head only counts: "thousands of teachers", "members of the union"."""
    tokens = sentence.tokens
    if tokens[phrase.head].text.lower() not in words("nouns", "quantities") and tokens[phrase.head].tag != "CD":
        return None
    if phrase.last >= len(tokens) or tokens[phrase.last].text.lower() != "of":
        return None
    inner: Chunk | None = next((c for c in sentence.chunks if c.kind == "NP" and c.start == phrase.last + 1), None)
    return Phrase(inner.start, inner.end, inner.head, phrase.preposition) if inner else None


def _is_of_parliament(sentence: NewsSentence, phrase: Phrase) -> bool:
    """Whether "member of" only spells out an office: "Members of Parliament"."""
    return sentence.tokens[phrase.head].text == "Parliament" and phrase.last - phrase.first == 1


def _is_placed(sentence: NewsSentence, phrase: Phrase) -> bool:
    """Whether all that stands before a noun tells where its bearer sits: "the Luxembourg-based court"."""
    between = sentence.tokens[phrase.first + 1 : phrase.head]
    if len(between) == 1 and between[0].text.lower().endswith(("-based", "-owned", "-run", "-listed", "-led")):
        return True
    name = " ".join(t.text for t in between)
    return name in countries() and countries()[name].kind == "adjective"  # "the South Korean company"
