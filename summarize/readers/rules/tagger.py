"""The part-of-speech tagger: a greedy averaged perceptron (Collins 2002), with the weights of textblob-aptagger.

The package holds the weights as a pickle of plain containers, which is read by an unpickler that can build nothing
else, and by its file: importing the package would import nltk. Right on 97 % of the Wall Street Journal's tokens by
its author's measure; docs/rules.md compares it with TextBlob's own.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

_WEIGHTS = "textblob_aptagger/trontagger-0.1.0.pickle"
_BEFORE, _BEHIND = ("-START-", "-START2-"), ("-END-", "-END2-")
_QUOTES = {'"': "``"}


class _Perceptron(NamedTuple):
    """For each feature the weight of each tag; the tag of words that have only one; all tags, last of equals first."""

    weights: dict[str, dict[str, float]]
    certain: dict[str, str]
    tags: tuple[str, ...]


def tag(words: Sequence[str]) -> list[str]:
    """The Penn Treebank tag of every word of one sentence. Quotation marks and apostrophes are to be straight."""
    perceptron = _perceptron()
    forms = [_QUOTES.get(word, word) for word in words]
    context = (*_BEFORE, *(_form(word) for word in forms), *_BEHIND)
    last, second_last = _BEFORE
    found = []
    for place, word in enumerate(forms):
        best = perceptron.certain.get(word) or _guess(perceptron, word, context, place + 2, last, second_last)
        found.append(best)
        last, second_last = best, last
    return found


def is_common(word: str) -> bool:
    """Whether a word in lower case is one that the tagger knows as something else than a name."""
    return not _perceptron().certain.get(word, "NNP").startswith("NNP")


def is_known(word: str) -> bool:
    """Whether the tagger has seen a word, in lower case."""
    perceptron = _perceptron()
    return word in perceptron.certain or f"i word {word}" in perceptron.weights


def is_verb(word: str) -> bool:
    """Whether the tagger has seen a word as the plain form of a verb more than as anything else."""
    perceptron = _perceptron()
    if (certain := perceptron.certain.get(word)) is not None:
        return certain.startswith("VB")
    weights = perceptron.weights.get(f"i word {word}", {})
    return max(weights.get("VB", 0.0), weights.get("VBP", 0.0)) > 0


def _guess(perceptron: _Perceptron, word: str, context: Sequence[str], place: int, last: str, second_last: str) -> str:
    """The tag with the greatest sum of weights; the last in the alphabet of equals."""
    form, before, behind = context[place], context[place - 1], context[place + 1]
    features = (
        "bias",
        f"i suffix {word[-3:]}",
        f"i pref1 {word[0]}",
        f"i-1 tag {last}",
        f"i-2 tag {second_last}",
        f"i tag+i-2 tag {last} {second_last}",
        f"i word {form}",
        f"i-1 tag+i word {last} {form}",
        f"i-1 word {before}",
        f"i-1 suffix {before[-3:]}",
        f"i-2 word {context[place - 2]}",
        f"i+1 word {behind}",
        f"i+1 suffix {behind[-3:]}",
        f"i+2 word {context[place + 2]}",
    )
    scores = dict.fromkeys(perceptron.tags, 0.0)
    for feature in features:
        for name, weight in perceptron.weights.get(feature, {}).items():
            scores[name] += weight
    return max(perceptron.tags, key=scores.__getitem__)


def _form(word: str) -> str:
    """A word as the features name it: figures and hyphenated words are one each."""
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word[0].isdigit():
        return "!YEAR" if word.isdigit() and len(word) == 4 else "!DIGITS"
    return word.lower()


@lru_cache(maxsize=1)
def _perceptron() -> _Perceptron:
    with _file().open("rb") as file:
        weights, certain, tags = _PlainUnpickler(file, encoding="latin-1").load()
    return _Perceptron(weights, certain, tuple(sorted(tags, reverse=True)))


class _PlainUnpickler(pickle.Unpickler):
    """Reads dicts, tuples, strings, numbers and sets; a pickle that names anything else is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("__builtin__", "set"):
            return set
        raise pickle.UnpicklingError(f"{_WEIGHTS} names {module}.{name}: it is not the tagger's weights")


def _file() -> Path:
    for file in metadata.files("textblob-aptagger") or []:
        if str(file).endswith(_WEIGHTS):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{_WEIGHTS} is not installed")
