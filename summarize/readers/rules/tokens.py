"""Tokens: the words of a sentence with their offsets, tags (Penn Treebank), lemmas and dependencies."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import countries, country_beginnings, lemmas, person_kind, words
from summarize.readers.rules.parser import Word
from summarize.readers.rules.rereading import parse_twice

_TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}|[ap]\.m\.                         # U.S., 6 p.m.
    |(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Brig|Maj|Cpl|Pvt|Pfc|Spc|Capt|Cmdr|Adm|Rev|Hon|Supt|Insp|Col|Sgt|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.
    |(?<![\w.])[A-Z]\.(?=\s+[A-Z])                          # John G. Roberts
    |[$€£¥]?\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*%?             # 15-member, $1.2
    |[^\W\d_]+?(?=n['’]t\b)|n['’]t\b                  # do n't
    |[^\W\d_](?:[^\W_]|[-‐‑](?=[^\W_])|['’](?=[^\W\d_])(?!(?:s|ll|ve|re|d|m)\b))*  # Thomas-Greenfield
    |['’](?:s|ll|ve|re|d|m)\b|[“”"„«»]|['’‘]|[.,;:!?…]+|[-–—]+|[()\[\]]|\S""",
    re.VERBOSE,
)
_PREFIXED = re.compile(r"[a-z]{1,3}['’‑-][A-ZÀ-Þ]")  # al-Mutlaq, d'Arc
_CLITICS = {"'ll": "MD", "'ve": "VBP", "'re": "VBP", "'d": "MD", "'m": "VBP", "n't": "RB"}
_OPENERS = frozenset('“"„«(‘')
_NEVER_NAMES = frozenset(
    "i a the it he she we they you this that these those in on at but and or if when while after before as since for "
    "however meanwhile earlier later yes no not what who how why where there its his her their our my"
    .split()
)  # fmt: skip


_COMPOUNDS = (
    "-based",
    "-born",
    "-led",
    "-backed",
    "-owned",
    "-run",
    "-style",
    "-era",
    "-controlled",
    "-held",
    "-trained",
)
_SHORT_VERB = re.compile(r"[b-df-hj-np-tv-z]*(?:qu)?[aeiou][b-df-hj-np-rtv]")
_NAMES = frozenset("PERSON ORG GPE FAC LOC PRODUCT EVENT WORK_OF_ART LAW".split())


class Token(NamedTuple):
    """A word or a mark: `text == document.text[start:end]`. `head` is an index into the sentence's tokens.

    `lemma` is that of a verb, else the word in lower case; `dep` the dependency on the head in ClearNLP's names, "ROOT"
    for a token that is its own head; `entity` OntoNotes' label of the name that it belongs to, or "".
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str
    dep: str = ""
    head: int = -1
    entity: str = ""

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")

    @property
    def is_name(self) -> bool:
        return self.tag.startswith("NNP")

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB")


def tokenize(text: str, spans: Sequence[tuple[int, int]]) -> list[list[Token]]:
    """The parsed tokens of each stretch `text[start:end]`, a sentence each, with offsets into `text`."""
    parsed = parse_twice([text[start:end] for start, end in spans])
    sentences = [_tokens(text, start, end, found) for (start, end), found in zip(spans, parsed, strict=True)]
    names = {t.text for tokens in sentences for t in tokens[1:] if t.is_name and t.text[0].isupper()}
    return [[_settled(tokens, index, names) for index in range(len(tokens))] for tokens in sentences]


def _tokens(text: str, start: int, end: int, parsed: Sequence[Word]) -> list[Token]:
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    plain = [text[a:b].replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"') for a, b in spans]
    of_word, of_token = _aligned([(a - start, b - start) for a, b in spans], parsed)
    tokens = []
    for place, ((a, b), word) in enumerate(zip(spans, plain, strict=True)):
        lead = _lead(of_token[place], parsed)
        if lead is None:
            tokens.append(
                Token(
                    a, b, text[a:b], _corrected(word, word, initial=False, followed=False), word.lower(), "dep", place
                )
            )
            continue
        found = parsed[lead]
        followed = place + 1 < len(plain) and plain[place + 1][:1].isupper()
        tag = _corrected(word, found.tag, initial=_is_initial(text, spans, plain, place), followed=followed)
        first = of_word[lead][0]
        head, dep = (of_word[found.head][0], found.dep) if first == place else (first, "dep")
        lemma = with_silent_e(word.lower(), found.lemma.lower()) if tag.startswith(("VB", "MD")) else word.lower()
        entity = next((parsed[i].entity for i in of_token[place] if parsed[i].entity), "")
        tokens.append(Token(a, b, text[a:b], tag, lemma, dep, head, entity))
    return tokens


def _settled(tokens: Sequence[Token], index: int, names: Container[str]) -> Token:
    """A token whose tag the words around it and the rest of the article decide.

    A noun at the head of a sentence is a name if it is one elsewhere or the parser sees a name; a participle with a
    subject and no auxiliary is a finite verb.
    """
    token = tokens[index]
    if token.tag in {"NN", "NNS", "JJ", "VB", "RB", "UH", "FW"} and token.text[0].isupper():
        common = person_kind(token.text.lower()) is not None
        compound = token.tag == "JJ" and token.text.endswith(_COMPOUNDS)
        if (token.entity in _NAMES and not compound) or (
            token.tag != "JJ" and token.text in names and index == 0 and not common
        ):
            return token._replace(tag="NNP", lemma=token.text.lower())
    if token.tag == "VBN" and token.dep == "acl" and tokens[token.head].dep == "ROOT" and tokens[token.head].is_noun:
        if not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens):
            return token._replace(tag="VBD")  # "Acme's board named Ann Lee chief executive"
    if token.tag == "VB" and token.dep == "ROOT":
        below = {t.dep for t in tokens if t.head == index}
        if "nsubj" in below and not below & {"aux", "auxpass"}:
            return token._replace(tag="VBP")  # "All four deny wrongdoing"
    if token.tag == "VBD" and token.dep == "acl" and any(t.head == index and t.dep == "agent" for t in tokens):
        return token._replace(tag="VBN")  # "a move branded a disgrace by Lee"
    if token.tag in {"VBN", "JJ"} and token.dep in {"ROOT", "ccomp", "conj", "advcl", "relcl"}:
        below = {t.dep for t in tokens if t.head == index}
        past = lemmas().get(token.text.lower())
        if "nsubj" in below and not below & {"aux", "auxpass"} and (token.tag == "VBN" or past):
            return token._replace(tag="VBD", lemma=past or token.lemma)
    return token


def _aligned(spans: Sequence[tuple[int, int]], parsed: Sequence[Word]) -> tuple[list[list[int]], list[list[int]]]:
    """For each parsed word the tokens that it shares characters with, and for each token the parsed words."""
    of_word: list[list[int]] = [[] for _ in parsed]
    of_token: list[list[int]] = [[] for _ in spans]
    first = 0
    for place, (start, end) in enumerate(spans):
        while first < len(parsed) and parsed[first].end <= start:
            first += 1
        index = first
        while index < len(parsed) and parsed[index].start < end:
            of_word[index].append(place)
            of_token[place].append(index)
            index += 1
    last = 0
    for found in of_word:  # white space that is a word of its own belongs to the token before
        if not found and spans:
            found.append(last)
        last = found[-1] if found else last
    return of_word, of_token


def _lead(inside: Sequence[int], parsed: Sequence[Word]) -> int | None:
    """Of the parsed words that make up one token the one on which the others depend: "Greenfield" of three."""
    outward = [i for i in inside if parsed[i].head not in inside or parsed[i].head == i]
    return outward[-1] if outward else None


def _is_initial(text: str, spans: Sequence[tuple[int, int]], plain: Sequence[str], place: int) -> bool:
    """Whether a word has a capital because of its place: at the start of the sentence, a quotation or a bracket."""
    if place == 0:
        return True
    before = plain[place - 1]
    opens = before == "'" and text[spans[place - 1][0] - 1 : spans[place - 1][0]].isspace()
    return opens or before in {'"', "(", ":"} or before[-1] in ".?!—–"


def _corrected(word: str, tagged: str, *, initial: bool, followed: bool) -> str:
    """The tag, where form says more than the parser: names by their capitals, marks, possessives."""
    if word == "'" or (word == "'s" and not tagged.startswith("VB")):
        return "POS"
    if word in _CLITICS:
        return _CLITICS[word]
    if not word[0].isalnum() and word[0] not in "$€£¥":
        return word[0] if word[0] in ",.:;" else "``" if word in _OPENERS else word[0]
    if word in {"a.m.", "p.m."}:
        return "NN"
    if word[0].isdigit() or word[0] in "$€£¥":
        return "JJ" if re.search(r"-[a-z]", word) else "CD"
    lower = word.lower()
    if word.endswith(_COMPOUNDS):
        return "JJ"
    if lower in words("nouns", "numbers"):
        return "CD"
    if _PREFIXED.match(word):
        return "NNP"
    if lower in {"who", "whom", "which"} and not word.isupper():
        return "WP"
    if initial and (country := countries().get(word)) and country.kind != "adjective":
        return "NNP"
    if initial and followed and word in country_beginnings():
        return "NNP"
    if (
        len(word) > 3
        and word.isupper()
        and word.isalpha()
        and person_kind(lower) is not None
        and tagged.startswith("NN")
    ):
        return "NNS" if lower.endswith("s") else "NN"  # "A THIEF"
    if len(word) > 1 and re.fullmatch(r"(?:[A-Z]\.){2,}|[A-Z][A-Z0-9&-]+", word):
        return "NNP"
    if lower in words("nouns", "regions") and not followed:
        return "JJ"
    if word[0].isupper() and lower not in _NEVER_NAMES:
        if not initial and not tagged.startswith("NNP"):
            return "NNPS" if tagged == "NNPS" else "NNP"
    elif tagged.startswith("NNP") and word[0].islower():
        return "NN"
    return tagged


def with_silent_e(form: str, lemma: str) -> str:
    """The lemma of a verb's form with the final "e" that the parser drops: "hope", not "hop", of "hoped" and "hopes".

    A verb of one syllable that ends in one vowel and one consonant doubles it before an ending ("hopped", "hopping"),
    and takes no "e" before "s" (Quirk et al. 1985, 3.8); a form without the doubling is that of a verb in "e".
    """
    if _SHORT_VERB.fullmatch(lemma) and form in {f"{lemma}es", f"{lemma}ed", f"{lemma}ing"}:
        return f"{lemma}e"
    return lemma


def children(tokens: Sequence[Token], head: int, *deps: str) -> Iterator[int]:
    """The tokens that depend on one, in order; of some dependencies only, where those are named."""
    for index, token in enumerate(tokens):
        if token.head == head and index != head and (not deps or token.dep in deps):
            yield index


def below(tokens: Sequence[Token], head: int, *deps: str) -> set[int]:
    """A token with all that depends on it, directly or not, by the dependencies named."""
    found = {head}
    while fresh := {i for i, t in enumerate(tokens) if t.head in found and t.dep in deps} - found:
        found |= fresh
    return found
