"""Foreign articles: what the rules still find where they cannot read the language: names, and dates in figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarize.draft import DraftActor, DraftDate
from summarize.language import FUNCTION_WORDS
from summarize.readers.rules.sentences import NewsSentence

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŽŠČŘĐİ"
_NAME = re.compile(
    rf"[{_UPPER}][\w’'-]+(?:\s(?:d[aeiou]s?|del|della|van|von|der|den|al|el|bin|ibn|af|av|zu)\b){{0,2}}"
    rf"(?:\s[{_UPPER}][\w’'-]+){{1,3}}"
)
_ACRONYM = re.compile(rf"\b[{_UPPER}]{{2,6}}\b")
_MOST = 40


def foreign_names(sentences: Sequence[NewsSentence], language: str | None) -> list[DraftActor]:
    """The names of the body, in order: words with capitals that stand together, and acronyms. No kind is told.

    A run at the head of a sentence counts if it, or its last word, stands elsewhere too: its first word has a capital
    in any case. So does any run in German, where every noun has one.
    """
    body = [s for s in sentences if not s.is_headline]
    text = "\n".join(s.text for s in body)
    words = Counter(re.findall(r"[\w’'-]+", text))
    found: dict[str, list[int]] = {}
    for sentence in body:
        for match in (*_NAME.finditer(sentence.text), *_ACRONYM.finditer(sentence.text)):
            name = _without_article(match[0], language)
            doubtful = match.start() == 0 or language == "de"
            if (doubtful and words[name.split()[-1]] < 2) or sentence.text.isupper():
                continue
            numbers = found.setdefault(name, [])
            if sentence.number not in numbers:
                numbers.append(sentence.number)
    return [
        DraftActor(name=name, aliases=_short_name(name, words), sentences=numbers[:6])
        for name, numbers in found.items()
    ][:_MOST]


def _without_article(name: str, language: str | None) -> str:
    """A run of capitals without the article that it begins with at the head of a sentence: "La CGT"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in FUNCTION_WORDS.get(language or "", "").split() else name


def _short_name(name: str, words: Counter[str]) -> list[str]:
    """The last word of a name if the article uses it more often than the name."""
    last = name.split()[-1]
    return [last] if last != name and words[last] > 1 else []


def dates_in_figures(dates: Sequence[DraftDate]) -> list[DraftDate]:
    """The dates that mean the same in any language: those that hold a figure."""
    return [date for date in dates if any(character.isdigit() for character in date.text)]
