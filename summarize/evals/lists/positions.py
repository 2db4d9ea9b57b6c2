"""Positions: the same if the same actor says about the same of the same topic."""

from __future__ import annotations

import re

from summarize.briefs import Brief, Position
from summarize.draft import Stance
from summarize.evals.align import NOTHING, Judgement
from summarize.evals.cast import Cast
from summarize.evals.gold import Gold, quote_parts
from summarize.evals.wording import bag_f1, content, sequence_f1, veto
from summarize.grounding.lookup import normalise

THRESHOLD = 0.3
TOPIC_WEIGHT, STANCE_WEIGHT, QUOTE_WEIGHT = 0.3, 0.4, 0.3
TOPIC_ACCEPTED = 0.6
_EDGES = " \t\n\"'“”‘’«».,;:!?–—-"


class Positions:
    """Strict: a holder of the gold and no other, the stance right, the topic accepted, the quotation exact.

    Lenient: a holder in common; then .3 topic + .4 stance + .3 quotation (the statement, where there is none) is at
    least .3 (one of the three entirely right), and they say something in common: in the same sentence any word, elsewhere half of what is said. A
    figure or negation that differs is a veto.
    """

    def __init__(self, gold: Gold, brief: Brief, cast: Cast) -> None:
        self.gold = sorted(gold.positions, key=lambda p: p.id)
        self.items = sorted(brief.positions, key=_order)
        self.cast = cast
        self.gold_ids = [p.id for p in self.gold]
        self.item_ids = [p.id for p in self.items]
        self.optional = [p.optional for p in self.gold]
        self.holders = [cast.roles(p.holders) for p in self.items]
        self.gold_topics = [[content(t) for t in p.topic] for p in self.gold]
        self.topics = [content(p.topic) for p in self.items]
        self.gold_quotes = [plain_quote(p.quote) for p in self.gold]
        self.quotes = [plain_quote(p.quote) for p in self.items]
        self.gold_said = [content(p.quote or p.statement) for p in self.gold]
        self.said = [content(p.quote or p.statement) for p in self.items]
        self.gold_statements = [content(p.statement) for p in self.gold]
        self.statements = [content(p.statement) for p in self.items]
        self.sentences = [frozenset(e.sentence for e in p.evidence) for p in self.items]
        self.gold_sentences = [g.sentences for g in self.gold]
        self.spans = [" ".join(e.text for e in p.evidence) for p in self.gold]

    def judge(self, gold: int, item: int) -> Judgement:
        """The holder is the gate; without it, the same quotation by another holder is incorrect."""
        wanted = self.gold[gold]
        together = not self.gold_sentences[gold].isdisjoint(self.sentences[item])
        gate = bool(self.holders[item].intersection(wanted.holders)) or not (wanted.holders or self.holders[item])
        if not together and not gate:
            return NOTHING
        said = self._said(gold, item)
        topic = self._topic(gold, item)
        same = max(said, topic) if together and max(said, topic) >= 0.5 else 0.0
        stance = self._stance(gold, item)
        total = TOPIC_WEIGHT * topic + STANCE_WEIGHT * stance + QUOTE_WEIGHT * said
        met = max(said, topic) > 0 if together else said >= 0.5
        if not gate or total < THRESHOLD or not met or self._veto(gold, item):
            return Judgement(0.0, same=same) if same else NOTHING
        strict = (
            bool(stance)
            and topic >= TOPIC_ACCEPTED
            and self._quote_is_exact(gold, item) is not False
            and self._holders_are_right(gold, item)
        )
        return Judgement(1.0 if strict else min(total, 0.99), strict, same)

    def checks(self, gold: int, item: int) -> dict[str, bool | float | None]:
        """Holder, stance (None where the brief abstains), topic, quotation, its type, and the addressees."""
        wanted, position = self.gold[gold], self.items[item]
        abstains = position.stance == Stance.UNCLEAR and Stance.UNCLEAR not in wanted.stance
        return {
            "holder": self._holders_are_right(gold, item),
            "stance": None if abstains else position.stance in wanted.stance,
            "stance_given": not abstains,
            "topic": self._topic(gold, item) >= TOPIC_ACCEPTED,
            "quote": self._quote_is_exact(gold, item),
            "quote_type": position.quote_type in wanted.quote_type,
            "addressees": (
                self.cast.same(wanted.addressees, self.cast.roles(position.addressees)) if wanted.addressees else None
            ),
        }

    def why(self, gold: int, item: int) -> str:
        """What differs; "all as in the gold" if nothing does."""
        wanted, position = self.gold[gold], self.items[item]
        checks = self.checks(gold, item)
        parts = [reason] if (reason := self._veto(gold, item)) else []
        if not checks["holder"]:
            ours = ", ".join(sorted(self.holders[item])) or "nobody"
            parts.append(f"holder {ours} instead of {', '.join(wanted.holders) or 'nobody'}")
        if not checks["stance"]:
            parts.append(f"stance {position.stance} instead of {' or '.join(wanted.stance)}")
        if not checks["topic"]:
            parts.append(f"topic {position.topic!r} is not {wanted.topic[0]!r}")
        if checks["quote"] is False:
            parts.append(f"quotation {position.quote!r} instead of {wanted.quote!r}")
        if not checks["quote_type"]:
            parts.append(f"quote_type {position.quote_type} instead of {' or '.join(wanted.quote_type)}")
        if checks["addressees"] is False:
            parts.append("addressees differ")
        return "; ".join(parts) or "all as in the gold"

    def _said(self, gold: int, item: int) -> float:
        """Likeness of the quotations, or of the statements where either has none; the better where both have both."""
        quoted = sequence_f1(self.said[item], self.gold_said[gold])
        if self.gold_quotes[gold] and self.quotes[item]:
            return quoted
        return max(quoted, sequence_f1(self.statements[item], self.gold_statements[gold]))

    def _topic(self, gold: int, item: int) -> float:
        return max(bag_f1(self.topics[item], topic) for topic in self.gold_topics[gold])

    def _stance(self, gold: int, item: int) -> float:
        return float(self.items[item].stance in self.gold[gold].stance)

    def _holders_are_right(self, gold: int, item: int) -> bool:
        ours, wanted = self.holders[item], frozenset(self.gold[gold].holders)
        return ours <= wanted and (bool(ours) or not wanted)

    def _quote_is_exact(self, gold: int, item: int) -> bool | None:
        if not self.gold_quotes[gold]:
            return None
        return self.quotes[item] == self.gold_quotes[gold]

    def _veto(self, gold: int, item: int) -> str | None:
        wanted, position = self.gold[gold], self.items[item]
        if self.quotes[item] and position.statement in (position.quote or ""):
            return None  # verbatim words cannot be wrong
        return veto(position.statement, (wanted.statement, *([wanted.quote] if wanted.quote else [])), self.spans[gold])


def plain_quote(quote: str | None) -> tuple[str, ...]:
    """A quotation as it is compared: its parts with quote marks, dashes and white space unified and bare edges."""
    return tuple(re.sub(r"\s+", " ", normalise(part).text).strip(_EDGES) for part in quote_parts(quote or ""))


def _order(position: Position) -> tuple[int, int, str, str, str]:
    first = position.evidence[0]
    return (first.start, first.end, position.topic, position.statement, position.id)
