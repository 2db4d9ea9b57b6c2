"""Tokens: the words of a sentence with their offsets, part-of-speech tags (Penn Treebank) and lemmas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.rules.lexicon import countries, country_beginnings, lemmas, person_kind, reporting_groups, words
from summarize.readers.rules.tagger import is_common, is_known, is_verb, tag

_TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}|[ap]\.m\.                         # U.S., 6 p.m.
    |(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.
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


class Token(NamedTuple):
    """A word or a mark: `text == document.text[start:end]`. `lemma` is that of a known verb form, else lower case."""

    start: int
    end: int
    text: str
    tag: str
    lemma: str

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")

    @property
    def is_name(self) -> bool:
        return self.tag.startswith("NNP")

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB")


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tagged tokens of `text[start:end]`, with offsets into `text`."""
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    plain = [text[a:b].replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"') for a, b in spans]
    if not plain:
        return []
    initial = [_is_initial(text, spans, plain, place) for place in range(len(plain))]
    tags = tag(
        [
            _cased(word, first, plain[place + 1 : place + 2])
            for place, (word, first) in enumerate(zip(plain, initial, strict=True))
        ]
    )
    tokens = []
    for place, ((a, b), word, found) in enumerate(zip(spans, plain, tags, strict=True)):
        followed = place + 1 < len(plain) and plain[place + 1][:1].isupper()
        corrected = _corrected(word, found, initial[place], followed=followed)
        tokens.append(Token(a, b, text[a:b], corrected, lemma(word.lower(), corrected)))
    return _in_context(tokens)


def _is_initial(text: str, spans: Sequence[tuple[int, int]], plain: Sequence[str], place: int) -> bool:
    """Whether a word has a capital because of its place: at the start of the sentence, a quotation or a bracket."""
    if place == 0:
        return True
    before = plain[place - 1]
    opens = before == "'" and text[spans[place - 1][0] - 1 : spans[place - 1][0]].isspace()
    return opens or before in {'"', "(", ":"} or before[-1] in ".?!—–"


def _cased(word: str, initial: bool, following: Sequence[str]) -> str:
    """The word as the tagger should see it: in lower case if only its place gives it a capital ("Police", "Retailers")."""
    if prefix := _PREFIXED.match(word):
        return word[prefix.end() - 1 :]
    lower = word.lower()
    if not (initial and word[:1].isupper()) or (following and following[0][:1].isupper()):
        return word
    return lower if is_common(lower) or person_kind(lower) is not None else word


def _corrected(word: str, tagged: str, initial: bool, *, followed: bool) -> str:
    """The tag, where form says more than the lexicon: names by their capitals, marks, possessives."""
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
    if word.endswith(("-based", "-born", "-led", "-backed", "-owned", "-run", "-style", "-era")):
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
    if len(word) > 1 and re.fullmatch(r"(?:[A-Z]\.){2,}|[A-Z][A-Z0-9&-]+", word):
        return "NNP"
    if lower in words("nouns", "regions") and not followed:
        return "JJ"
    if (
        initial
        and word[0].isupper()
        and tagged in {"NN", "NNS", "JJ"}
        and not is_known(lower)
        and person_kind(lower) is None
        and not _sounds_common(lower)
    ):
        return "NNP"
    if word[0].isupper() and lower not in _NEVER_NAMES:
        if not initial and not tagged.startswith("NNP"):
            return "NNPS" if tagged == "NNPS" else "NNP"
    elif tagged.startswith("NNP") and word[0].islower():
        return "NN"
    return tagged


def _sounds_common(lower: str) -> bool:
    """Whether a word that the lexicon lacks has the ending of a common noun, or is the plural of one."""
    if lower.endswith(("tion", "tions", "sion", "ment", "ments", "ness", "ance", "ence", "ship", "ity")):
        return True
    return lower.endswith("s") and (is_known(lower[:-1]) or is_verb(lower[:-1]))


def _in_context(tokens: list[Token]) -> list[Token]:
    """Tags that the words beside a token decide, where a greedy tagger is led astray."""
    known = lemmas()
    fixed: list[Token] = []
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        fixed.append(_fixed(token, fixed, after, known))
    _give_a_verb(fixed)
    return fixed


def _give_a_verb(tokens: list[Token]) -> None:
    """Where the main clause has no finite verb, a participle behind its subject is one.

    That is the one behind the comma that closes an insertion, else the first behind a noun.
    """
    main = _main_clause(tokens)
    if any(tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in main):
        return
    past = [i for i in main if i and tokens[i].tag == "VBN" and not _by(tokens[i + 1] if i + 1 < len(tokens) else None)]
    closing = [i for i in past if tokens[i - 1].text == ","]
    behind_noun = [i for i in past if tokens[i - 1].is_noun and not any(tokens[k].text == "," for k in main if k < i)]
    for index in (*closing[-1:], *behind_noun[:1]):
        tokens[index] = tokens[index]._replace(tag="VBD")
        return


def _main_clause(tokens: Sequence[Token]) -> list[int]:
    """The tokens of the first main clause: quotations, relative clauses between commas and later clauses left out."""
    main: list[int] = []
    quoted = aside = False
    for index, token in enumerate(tokens):
        lower = token.text.lower()
        if token.text in {"“", "”", '"'}:
            quoted = token.text == "“" or (token.text == '"' and not quoted)
            continue
        if quoted:
            continue
        if token.text == ",":
            behind = tokens[index + 1 : index + 3]
            aside = any(t.tag in {"WP", "WDT", "WP$"} or t.text.lower() == "where" for t in behind)
        elif lower in {"who", "whose", "that", "which"} and token.tag in {"WP", "WDT", "WP$"}:
            aside = True
        elif main and (lower in _CONJUNCTIONS or token.text == ";"):
            break
        if not aside:
            main.append(index)
    return main


def _fixed(token: Token, fixed: Sequence[Token], after: Token | None, known: dict[str, str]) -> Token:
    lower, tagged = token.text.lower(), token.tag
    if not fixed:
        return token
    before = fixed[-1]
    if lower == "to" and before.text.lower() == "according":
        return token
    if before.text.lower() in {"more", "less", "very", "too", "so"} and tagged == "VBG":
        tagged = "JJ"
    elif lower == "according" and after is not None and after.text.lower() == "to":
        tagged = "IN"
    elif lower == "her" and after is not None and after.tag.startswith(("NN", "JJ")):
        tagged = "PRP$"
    elif before.tag in {"MD", "TO"} and known.get(lower) == lower and tagged in {"NN", "VBP", "VBD", "JJ", "VBN"}:
        tagged = "VB"
    elif before.tag in {"NNP", "NNPS", "PRP", "WP"} and tagged == "VBN" and lower.endswith("ed") and not _by(after):
        tagged = "VBD"
    elif before.is_noun and tagged == "VBN" and after is not None and after.tag in {"DT", "PRP", "PRP$", "``", "NNP"}:
        tagged = "VBD"
    elif tagged == "VBD" and lower.endswith("ed") and before.is_noun and _has_verb(fixed):
        tagged = "VBN"  # "brake chambers fitted to trucks"
    elif before.tag in {"JJ", "VBD"} and tagged == "VBZ" and (after is None or not after.tag.startswith("VB")):
        tagged = "NNS"  # "sampled nests around 40 orchards"
    elif tagged == "VBD" and before.tag in {"CD", "PRP$", "JJ"} and after is not None and after.is_noun:
        tagged = "JJ"  # "30 armoured vehicles"
    elif tagged == "VBN" and before.tag == "CC" and after is not None and _goes_on(fixed, after):
        tagged = "VBD"  # "sampled nests and found traces"
    elif before.tag in {"DT", "PRP$", "POS"} and tagged in {"VB", "VBP", "VBZ"} and before.text.lower() != "that":
        tagged = "NNS" if tagged == "VBZ" else "NN"
    elif (
        tagged == "NNS"
        and known.get(lower) in reporting_groups()
        and after
        and after.text in {".", ","}
        and before.is_noun
    ):
        tagged = "VBZ"
    return token if tagged == token.tag else token._replace(tag=tagged, lemma=lemma(lower, tagged))


def _goes_on(before: Sequence[Token], after: Token) -> bool:
    """Whether a past form behind "and" goes on with the verb before the object that stands there."""
    if not (after.is_noun or after.tag in {"DT", "PRP", "PRP$", "CD", "TO"} or after.text == "that") or len(before) < 2:
        return False
    if not (before[-2].is_noun or before[-2].tag in {"PRP", "RP"} or before[-2].text in {"”", '"', ","}):
        return False
    verbs = [t for t in before if t.is_verb or t.tag == "MD"]
    return bool(verbs) and verbs[-1].tag == "VBD" and verbs[-1].lemma not in {"be", "have"}


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether the clause has its verb already, and one behind which no clause without "that" begins."""
    for token in reversed(tokens):
        if (
            token.text in {",", ";", ":"}
            or token.tag in {"CC", "WP", "WDT", "``"}
            or token.text.lower() in _CONJUNCTIONS
        ):
            return False
        if token.tag in {"VBD", "VBZ", "VBP", "MD", "VB"}:
            return reporting_groups().get(token.lemma) not in {"plain", "opinion"}
    return False


_CONJUNCTIONS = frozenset("that because after as while when if before until since although where who which".split())


def _by(token: Token | None) -> bool:
    return token is not None and token.text.lower() == "by"


def lemma(lower: str, tagged: str) -> str:
    """The lemma of a verb: of a known form the listed one, else by the spelling rules of English, if that is a verb."""
    known = lemmas()
    if lower in known:
        return known[lower]
    if not tagged.startswith("VB"):
        return lower
    guess = lower
    for suffix, instead in _ENDINGS:
        stem = lower.removesuffix(suffix)
        if stem == lower or len(stem) < 2:
            continue
        for plain in (stem + instead, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
            if plain and is_verb(plain):
                return plain
        guess = stem + ("e" if suffix in {"ed", "ing"} and stem.endswith(_SILENT) else instead)
    return guess


_ENDINGS = (("ied", "y"), ("ies", "y"), ("ed", ""), ("ing", ""), ("es", ""), ("s", ""))
_SILENT = ("iz", "is", "at", "v", "c", "g", "u", "s", "z")
