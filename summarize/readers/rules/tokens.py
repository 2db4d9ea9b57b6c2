"""Tokens: the words of a sentence with their offsets and part-of-speech tags (Penn Treebank).

The tagger is the Brill tagger that TextBlob bundles with its lexicon (94,000 words). Its module is loaded by its
file: importing the package would import nltk, which costs ten times as long as reading an article.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from summarize.readers.rules.lexicon import countries, group_nouns, lemmas, reporting_groups, words

_TOKEN = re.compile(
    r"""(?:[A-Z]\.){2,}                                   # U.S.
    |(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.
    |[$€£¥]?\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*%?             # 15-member, $1.2
    |[^\W\d_](?:[^\W_]|[-‐‑](?=[^\W_])|['’](?=[^\W\d_])(?!s\b))*  # Thomas-Greenfield
    |['’]s\b|[“”"„«»]|['’‘]|[.,;:!?…]+|[-–—]+|[()\[\]]|\S""",
    re.VERBOSE,
)
_OPENERS = frozenset('“"„«(‘')
_NOUN_ENDINGS = ("tee", "tion", "sion", "ment", "ness", "ship", "ity", "ance", "ence")
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
    plain = [text[a:b].replace("’", "'").replace("“", '"').replace("”", '"') for a, b in spans]
    if not plain:
        return []
    tagger = _tagger()
    tagged = tagger.find_tags(
        plain, lexicon=_lexicon(), morphology=_rules("Morphology"), context=_rules("Context"), entities=None
    )
    tokens = []
    known = lemmas()
    for index, ((a, b), word, (_, tag)) in enumerate(zip(spans, plain, tagged, strict=True)):
        opens = index > 0 and plain[index - 1] == "'" and text[spans[index - 1][0] - 1 : spans[index - 1][0]].isspace()
        initial = index == 0 or opens or plain[index - 1] in {'"', "(", ":"} or plain[index - 1][-1] in ".?!—–"
        following = plain[index + 1] if index + 1 < len(plain) else ""
        if initial and word[:1].isupper() and not following[:1].isupper():
            tag = _common_tag(word.lower()) or tag
        tag = _corrected(word, str(tag), initial, followed=following[:1].isupper())
        lower = word.lower()
        tokens.append(Token(a, b, text[a:b], tag, known.get(lower, lower)))
    return _in_context(tokens)


def _common_tag(lower: str) -> str | None:
    """The tag of a word that only begins with a capital because it begins the sentence: "Police", "Retailers"."""
    if lower in group_nouns():
        return "NNS" if lower.endswith("s") else "NN"
    tag = _lexicon().get(lower)
    return tag if tag and not tag.startswith("NNP") else None


def _corrected(word: str, tag: str, initial: bool, *, followed: bool) -> str:
    """The tag, where form says more than the lexicon: names by their capitals, marks, possessives."""
    if word in {"'s", "'"}:
        return "POS"
    if not word[0].isalnum() and word[0] not in "$€£¥":
        return word[0] if word[0] in ",.:;" else "``" if word in _OPENERS else word[0]
    if word[0].isdigit() or word[0] in "$€£¥":
        return "JJ" if re.search(r"-[a-z]", word) else "CD"
    lower = word.lower()
    if lower in {"who", "whom", "which"} and not word.isupper():
        return "WP"
    if initial and (country := countries().get(word)) and country.kind != "adjective":
        return "NNP"
    if len(word) > 1 and re.fullmatch(r"(?:[A-Z]\.){2,}|[A-Z][A-Z0-9&-]+", word):
        return "NNP"
    if lower in words("nouns", "regions") and not followed:
        return "JJ"
    if initial and word[0].isupper() and word[1:].islower() and lower not in _lexicon() and lower not in lemmas():
        return "NNP"
    if word[0].isupper() and lower not in _NEVER_NAMES:
        if not initial and not tag.startswith("NNP"):
            return "NNPS" if tag == "NNPS" else "NNP"
    elif tag.startswith("NNP") and word[0].islower():
        return "NN"
    return tag


def _in_context(tokens: list[Token]) -> list[Token]:
    """Tags that the words around a token decide: verbs behind modals and "to", participles behind auxiliaries."""
    fixed: list[Token] = []
    known = lemmas()
    for index, token in enumerate(tokens):
        before = fixed[-1] if fixed else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        tag = token.tag
        lower = token.text.lower()
        if (
            before
            and before.tag in {"DT", "PRP$", "POS", "JJ"}
            and tag == "VBZ"
            and lower.endswith("s")
            and before.text.lower() != "that"
        ):
            tag = "NNS"
        elif (
            lower == "means"
            and before
            and before.tag.startswith(("JJ", "NN"))
            and not (after and after.tag in {"DT", "IN", "PRP"})
        ):
            tag = "NNS"
        elif token.tag.startswith("VB") and lower not in known and lower.endswith(_NOUN_ENDINGS):
            tag = "NN"
        elif before and before.text == "," and after and after.text.lower() == "that" and lower.endswith("ing"):
            tag = "VBG"
        elif (
            before
            and before.tag == "NN"
            and tag == "NNS"
            and lower in known
            and after
            and after.text in {".", ","}
            and known[lower] in reporting_groups()
            and index > 2
        ):
            tag = "VBZ"
        elif before and lower in known and token.text[0].islower():
            if before.tag in {"MD", "TO"} and tag in {"NN", "VBP", "NNS", "VBD", "JJ"} and known[lower] == lower:
                tag = "VB"
            elif (
                before.lemma == "have"
                and tag in {"VBD", "JJ", "NN"}
                and (lower.endswith("ed") or known[lower] != lower)
            ):
                tag = "VBN"
            elif (
                before.tag in {"NNP", "NNPS", "PRP", "NNS", "WP"}
                and tag in {"NNS", "NN", "VBN", "JJ"}
                and lower.endswith("ed")
                and after
                and after.tag != "IN"
            ):
                tag = "VBD"
            elif (before.tag in {"NNP", "PRP", "WP"} or before.text == ")") and tag == "VBN":
                tag = "VBD"
            elif before.is_noun and tag == "VBD" and lower.endswith("ed") and after and after.tag == "IN":
                tag = "VBN" if _is_embedded(fixed) else tag
            elif (
                before.tag in {"NN", "NNS"}
                and tag == "VBN"
                and not (after and (after.text in {"by", ","} or (after.tag == "IN" and _has_finite(fixed))))
                and not _has_auxiliary(fixed)
            ):
                tag = "VBD"
            elif before.tag in {"NNP", "PRP", "WP"} and tag == "NNS" and after and after.text == "to":
                tag = "VBZ"
            elif before.tag == "NNS" and tag == "NN" and known[lower] == lower and after and after.tag in {"PRP", "DT"}:
                tag = "VBP"
            elif (
                before.tag in {"DT", "PRP$", "POS", "JJ"}
                and tag in {"VB", "VBP", "VBD"}
                and (not after or not after.tag.startswith("NN"))
            ):
                tag = "NN"
        fixed.append(token._replace(tag=tag))
    return fixed


def _has_finite(tokens: list[Token]) -> bool:
    """Whether a finite verb stands before: then what follows a noun is mostly its participle."""
    return any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)


def _is_embedded(tokens: list[Token]) -> bool:
    """Whether the clause has its verb already: "accused it of breach of an agreement signed in 2021"."""
    for token in reversed(tokens):
        if (
            token.text in {",", ";", ":"}
            or token.tag == "CC"
            or token.text.lower() in {"that", "because", "after", "as", "while", "when", "if"}
        ):
            return False
        if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return reporting_groups().get(token.lemma) not in {"plain", "opinion"}
    return False


def _has_auxiliary(tokens: list[Token]) -> bool:
    """Whether a form of "have" or "be" stands close before: then a participle is one."""
    return any(token.lemma in {"have", "be"} for token in tokens[-4:])


@lru_cache(maxsize=1)
def _tagger() -> ModuleType:
    path = _file("_text.py")
    spec = importlib.util.spec_from_file_location("summarize_textblob_tagger", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, str]:
    entries = {}
    for line in _file("en/en-lexicon.txt").read_text("utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if tag and not line.startswith(";;;"):
            entries[word] = tag.strip()
    return entries


@lru_cache(maxsize=2)
def _rules(kind: str) -> Any:
    path = _file({"Morphology": "en/en-morphology.txt", "Context": "en/en-context.txt"}[kind])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves the file to the garbage collector
        rules = getattr(_tagger(), kind)(lexicon=_lexicon(), path=str(path))
        len(rules)  # read now, not at first use
    return rules


def _file(name: str) -> Path:
    for file in metadata.files("textblob") or []:
        if str(file).endswith(f"textblob/{name}"):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"textblob's {name} is not installed")
