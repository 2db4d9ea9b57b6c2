"""Actions: the same if the same actors do about the same to the same recipients. Roles are positional."""

from __future__ import annotations

from summarize.briefs import Action, Brief
from summarize.draft import Status
from summarize.evals.align import NOTHING, Judgement
from summarize.evals.cast import Cast
from summarize.evals.gold import Gold, GoldAction
from summarize.evals.wording import bag_f1, content, sequence_f1, veto

THRESHOLD = 0.5
ACTOR_WEIGHT, WORDING_WEIGHT, RECIPIENT_WEIGHT = 0.35, 0.3, 0.35
ACCEPTED = 0.8
"""A wording is accepted if its words, inflection and function words aside, agree with an accepted one in order."""


class Actions:
    """Strict: actors and recipients are those of the gold, the wording is accepted and the status right.

    Lenient: .35 F1 of the actors + .3 of the wording + .35 of the recipients is at least .5; where neither has
    recipients, their weight falls to the rest. Both must say something in common: in the same sentence any word,
    elsewhere half of the wording. A figure or negation that differs is a veto.
    """

    def __init__(self, gold: Gold, brief: Brief, cast: Cast) -> None:
        self.gold = sorted(gold.actions, key=lambda a: a.id)
        self.items = sorted(brief.actions, key=_order)
        self.brief, self.cast, self.dates = brief, cast, gold.dates
        self.gold_ids = [a.id for a in self.gold]
        self.item_ids = [a.id for a in self.items]
        self.optional = [a.optional for a in self.gold]
        self.actors = [cast.roles(a.actors) for a in self.items]
        self.recipients = [cast.roles(a.recipients) for a in self.items]
        self.wordings = [[content(w) for w in a.action] for a in self.gold]
        self.stems = [frozenset(s for w in wordings for s in w) for wordings in self.wordings]
        self.said = [content(a.action) for a in self.items]
        self.item_sentences = [frozenset(e.sentence for e in a.evidence) for a in self.items]
        self.gold_sentences = [g.sentences for g in self.gold]
        self.spans = [" ".join(e.text for e in a.evidence) for a in self.gold]

    def judge(self, gold: int, item: int) -> Judgement:
        """Cheap tests first: nearly all pairs have no word in common."""
        wanted = self.gold[gold]
        if self.stems[gold].isdisjoint(self.said[item]):
            return NOTHING
        wording = self._wording(gold, item)
        together = not self.gold_sentences[gold].isdisjoint(self.item_sentences[item])
        if wording < 0.5 and not together:
            return NOTHING
        actors = self.cast.f1(wanted.actors, self.actors[item])
        recipients = self.cast.f1(wanted.recipients, self.recipients[item])
        if not wanted.recipients and not self.recipients[item]:
            total = (ACTOR_WEIGHT * actors + WORDING_WEIGHT * wording) / (ACTOR_WEIGHT + WORDING_WEIGHT)
        else:
            total = ACTOR_WEIGHT * actors + WORDING_WEIGHT * wording + RECIPIENT_WEIGHT * recipients
        same = wording if wording >= 0.5 and together else 0.0
        if total < THRESHOLD or self._veto(gold, item):
            return Judgement(0.0, same=same) if same else NOTHING
        strict = (
            wording >= ACCEPTED
            and self.items[item].status in wanted.status
            and self.cast.same(wanted.actors, self.actors[item])
            and self.cast.same(wanted.recipients, self.recipients[item])
        )
        return Judgement(1.0 if strict else total, strict, same)

    def checks(self, gold: int, item: int) -> dict[str, bool | float | None]:
        """The two roles, event type, status, source, date and place."""
        wanted, action = self.gold[gold], self.items[item]
        return {
            "actors": self.cast.same(wanted.actors, self.actors[item]),
            "recipients": self.cast.same(wanted.recipients, self.recipients[item]),
            "wording": self._wording(gold, item) >= ACCEPTED and not self._veto(gold, item),
            "event_type": action.event_type in wanted.event_type,
            "status": action.status in wanted.status,
            "attributed_to": self._source_is_right(wanted, action),
            "date": self._date_is_right(wanted, action),
            "location": (
                max(bag_f1(content(action.location or ""), content(p)) for p in wanted.location) >= 0.5
                if wanted.location
                else None
            ),
        }

    def why(self, gold: int, item: int) -> str:
        """What differs; "all as in the gold" if nothing does."""
        wanted, action = self.gold[gold], self.items[item]
        checks = self.checks(gold, item)
        reason = self._veto(gold, item)
        parts = [reason] if reason else []
        for field, theirs in (("actors", wanted.actors), ("recipients", wanted.recipients)):
            if not checks[field]:
                ours = ", ".join(sorted(getattr(self, field)[item])) or "nobody"
                parts.append(f"{field} {ours} instead of {', '.join(theirs) or 'nobody'}")
        if not checks["wording"] and not reason:
            parts.append(f"wording {action.action!r} is not {wanted.action[0]!r}")
        for field in ("status", "event_type"):
            if not checks[field]:
                ours, theirs = getattr(action, field), getattr(wanted, field)
                parts.append(f"{field} {ours} instead of {' or '.join(str(t) for t in theirs)}")
        parts += [f"{field} differs" for field in ("attributed_to", "date", "location") if checks[field] is False]
        return "; ".join(parts) or "all as in the gold"

    def _wording(self, gold: int, item: int) -> float:
        return max(sequence_f1(self.said[item], wording) for wording in self.wordings[gold])

    def _veto(self, gold: int, item: int) -> str | None:
        wanted, action = self.gold[gold], self.items[item]
        negated = (action.status == Status.DID_NOT_HAPPEN, Status.DID_NOT_HAPPEN in wanted.status)
        if negated[0] != negated[1]:
            negated = (False, False)  # the status itself is scored apart
        return veto(action.action, wanted.action, self.spans[gold], negated=negated)

    def _source_is_right(self, wanted: GoldAction, action: Action) -> bool | None:
        if not wanted.attributed_to:
            return None
        if action.attributed_to is None:
            return False
        if action.attributed_to.actor and self.cast.who[action.attributed_to.actor] in wanted.attributed_to:
            return True
        named = self.cast.by_name.get(action.attributed_to.text.casefold())
        texts = [content(source) for source in wanted.attributed_to]
        return named in wanted.attributed_to or max(bag_f1(content(action.attributed_to.text), t) for t in texts) >= 0.5

    def _date_is_right(self, wanted: GoldAction, action: Action) -> bool | None:
        if wanted.date is None:
            return None
        if action.date is None:
            return False
        gold = next(d for d in self.dates if d.id == wanted.date)
        ours = self.brief.date(action.date)
        return any(e.start < o.end and o.start < e.end for e in gold.evidence for o in ours.evidence) or (
            ours.value is not None and ours.value in gold.value
        )


def _order(action: Action) -> tuple[int, int, str, str]:
    return (action.evidence[0].start, action.evidence[0].end, action.action, action.id)
