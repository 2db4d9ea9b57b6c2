"""The extractive summary: whole sentences of the article, chosen for what they tell and put in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.readers.rules.events import Event
from summarize.readers.rules.sentences import NewsSentence
from summarize.readers.rules.stands import Stand

_HANGS = re.compile(
    r"(?:[“\"']|he|she|it|they|we|i|this|that|these|those|his|her|its|their|but|and|however|meanwhile|also|earlier|later|then|so|"
    r"still|instead|moreover|separately|both|such|another|the (?:move|news|decision|two|statement|latter|former|same|report|comments?)|"
    r"according|asked|q:|a:)\b",
    re.IGNORECASE,
)
_MAX_WORDS = 60


def choose_summary(
    sentences: Sequence[NewsSentence], events: Sequence[Event], stands: Sequence[Stand], *, most: int = 4
) -> list[NewsSentence]:
    """Up to `most` sentences: the first that can stand alone, then the main position and the weightiest other action.

    None begins with a pronoun or a connective, and none repeats most of another's words.
    """
    body = [s for s in sentences if not s.is_headline]
    able = [s for s in body if _stands_alone(s)]
    if not able:
        return body[:1]
    chosen = [able[0]]
    for wanted in (
        _by_weight(able, stands=stands),
        _by_weight(able, events=events),
        _by_weight(able, events=events, stands=stands),
    ):
        for sentence in wanted:
            if len(chosen) >= most:
                break
            if sentence not in chosen and not any(_overlap(sentence, other) > 0.5 for other in chosen):
                chosen.append(sentence)
                break
    return sorted(chosen, key=lambda s: s.number)


def _stands_alone(sentence: NewsSentence) -> bool:
    words = len(sentence.text.split())
    return 6 <= words <= _MAX_WORDS and not _HANGS.match(sentence.text) and sentence.text.rstrip('”"’) ')[-1:] in ".!?"


def _by_weight(
    sentences: Sequence[NewsSentence], *, events: Sequence[Event] = (), stands: Sequence[Stand] = ()
) -> list[NewsSentence]:
    """Sentences that carry an item, the weightiest first: actions with both parties count double, early ones more."""

    def weight(sentence: NewsSentence) -> float:
        total = 0.0
        for event in events:
            if event.sentence.number == sentence.number:
                total += 1 + bool(event.recipients) + (event.event_type is not None)
        for stand in stands:
            if stand.sentence.number == sentence.number:
                total += 1 + (stand.stance != "unclear") + (stand.quote is not None)
        return total / (1 + sentence.number / 25)

    return sorted((s for s in sentences if weight(s)), key=lambda s: (-weight(s), s.number))


def _overlap(one: NewsSentence, other: NewsSentence) -> float:
    mine, theirs = ({t.lemma for t in s.tokens if t.is_noun or t.is_verb} for s in (one, other))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
