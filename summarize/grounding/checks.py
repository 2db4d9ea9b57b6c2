"""What can be said against an item whose sentences are there: a number, a negation or a speaker that differs.

These checks are conservative: they only speak where the article plainly says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarize.document import Document, Sentence
from summarize.grounding.names import normal_name

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_UNITS)} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90", "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000",
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "dozen": "12", "half": "0.5", "twice": "2", "once": "1",
}  # fmt: skip
_VAGUE = frozenset({"1", "2"})  # "one", "first", "second", "once": rarely figures
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
NEGATIONS = frozenset(
    "not no never nor neither without cannot nobody nothing none denied denies deny refused refuses refuse "
    "rejected rejects reject failed fails fail declined declines decline unable".split()
)
_PLAIN_NEGATIONS = frozenset("not never cannot".split())
_FUNCTION_WORDS = frozenset(
    "the a an of to in on at by for with from and or but as that which who whom this these those it its he she they "
    "his her their them is are was were be been being has have had do does did will would shall should may might can "
    "could must said says say also than then there into over under about after before up out off".split()
)
_SAID = (
    "said|says|say|added|adds|stated|states|claimed|claims|argued|argues|warned|warns|wrote|writes|insisted|insists|"
    "declared|declares|announced|announces"
)
_CUES, _INVERTED = rf"(?:told|tells|{_SAID})", rf"(?:{_SAID})"  # who stands behind "told" is told, and does not speak


_NOT_NAME = re.compile(r"[^\w.’'-]+")


def numbers(text: str) -> set[str]:
    """The figures in a text, in digits: "1,500" and "fifteen" give 1500 and 15."""
    found = set()
    for token in _TOKEN.findall(text.casefold()):
        if token[0].isdigit():
            found.add(token.replace(",", "").rstrip("."))
        elif token in _NUMBER_WORDS:
            found.add(_NUMBER_WORDS[token])
    return found


def foreign_numbers(text: str, evidence: str) -> list[str]:
    """Figures of `text` that `evidence` does not hold, smallest string first; vague ones (one, first) left out."""
    return sorted(numbers(text) - numbers(evidence) - _VAGUE)


def flips_negation(text: str, evidence: str) -> str | None:
    """The negation that stands in only one of the two, if `text` otherwise repeats a stretch of `evidence`.

    Compared are the words from the first to the last content word that both share; with less than half of
    the content words of `text` shared, or fewer than two, nothing is said.
    """
    ours, theirs = _words(text), _words(evidence)
    content = [w for w in ours if w not in _FUNCTION_WORDS and w not in NEGATIONS]
    shared = [w for w in content if w in theirs]
    if len(shared) < 2 or len(shared) * 2 < len(content):
        return None
    places = [i for i, word in enumerate(theirs) if word in set(shared)]
    stretch = theirs[max(0, places[0] - 2) : places[-1] + 1]
    own = [w for w in ours if w in NEGATIONS]
    other = [w for w in stretch if w in NEGATIONS]
    if own and not [w for w in theirs if w in NEGATIONS]:
        return own[0]
    plain = [w for w in other if w in _PLAIN_NEGATIONS]
    if plain and not own and set(content) <= set(theirs):
        return plain[0]
    return None


def named_speakers(stretch: str, names: Collection[str]) -> set[str]:
    """Those of `names` that the stretch itself says speak: "Russia said", "said Russia", "according to Russia"."""
    speakers = set()
    for name in names:
        plain = re.escape(name)
        if re.search(
            rf"\b{plain}(?:,[^,“”\"]{{1,60}},)?\s+{_CUES}\b|\b{_INVERTED}\s+(?:the\s+)?{plain}(?!\w)|\baccording to\s+(?:the\s+)?{plain}(?!\w)",
            stretch,
        ):
            speakers.add(name)
    return speakers


def is_named(names: Collection[str], document: Document, sentences: Sequence[Sentence], *, before: int = 0) -> bool:
    """Whether any of the names stands in the sentences, or in the `before` sentences ahead of the first."""
    if not sentences:
        return False
    first = min(s.number for s in sentences)
    numbers_ = {s.number for s in sentences} | set(range(max(1, first - before), first))
    text = " ".join(document.words(document.sentence(n)) for n in sorted(numbers_))
    plain = normal_name(_NOT_NAME.sub(" ", text))
    return any(re.search(rf"(?<!\w){re.escape(normal_name(name))}(?!\w)", plain) for name in names if normal_name(name))


def _words(text: str) -> list[str]:
    words = []
    for token in _TOKEN.findall(text.casefold().replace("’", "'")):
        if token.endswith("n't"):
            words += [token[:-3], "not"]
        else:
            words.append(token.removesuffix("'s"))
    return words
