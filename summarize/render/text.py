"""The text format: what a person reads in a terminal."""

from __future__ import annotations

from rich.text import Text

from summarize.briefs import Action, Brief, Position
from summarize.coverage import coverage
from summarize.draft import Stance
from summarize.render import words
from summarize.render.layout import PLAIN, Layout
from summarize.render.page import Page, joined

NAME = "cyan"
QUIET = "dim"
UNCERTAIN = "yellow"
STANCE_STYLES = {Stance.SUPPORT: "green", Stance.OPPOSE: "red", Stance.MIXED: UNCERTAIN}
_WIDE = 72  # from here on an actor's kind has a column of its own
_NARROW = 44  # below, an actor's details are under the name


def to_text(brief: Brief, layout: Layout = PLAIN) -> str:
    """Headline, origin, summary, the four lists with their sentence numbers, and where the brief comes from.

    No line is wider than `layout.width` (20 columns at least), and none holds a control character other than the
    colours that the layout asks for.
    """
    writer = _Writer(brief, layout)
    writer.head()
    writer.actors()
    writer.actions()
    writer.dates()
    writer.positions()
    writer.ungrounded()
    writer.foot()
    return str(writer.page)


class _Writer:
    def __init__(self, brief: Brief, layout: Layout) -> None:
        self.brief = brief
        self.layout = layout
        self.page = Page(layout)

    def text(self, words: str, style: str = "") -> Text:
        return Text(self.layout.shown(words), style)

    def quiet(self, words: str) -> Text:
        return self.text(words, QUIET)

    def heading(self, name: str, count: int, remark: str = "") -> None:
        self.page.blank()
        counted = f"({count})" if count else "none found"
        self.page.paragraph(joined([Text(name, "bold"), self.quiet(counted), self.quiet(remark)], " "))

    def item(self, head: Text, *details: Text) -> None:
        self.page.paragraph(head, indent=2, hang=2)
        detail = joined(details, ", ")
        if detail:
            self.page.paragraph(detail, indent=4)

    def head(self) -> None:
        brief = self.brief
        if brief.headline:
            self.page.paragraph(self.text(brief.headline.text, "bold"))
        self.page.paragraph(self.quiet(words.origin(brief)))
        if brief.summary:
            self.page.blank()
            passages = [joined([self.text(p.text), self.quiet(words.references([p]))], " ") for p in brief.summary]
            self.page.paragraph(joined(passages, " "))

    def actors(self) -> None:
        actors = self.brief.actors
        self.heading("Actors", len(actors))
        rows = [
            [
                self.text(actor.name, NAME),
                self.text(words.actor_kind(actor)),
                joined([self.text(words.actor_details(actor)), self.quiet(words.references([actor]))], " "),
            ]
            for actor in actors
        ]
        if self.page.width >= _WIDE:
            self.page.table(rows, shares=[0.34, 0.22, 0])
            return
        narrow = [
            [name, joined([kind, rest], "; " if words.actor_details(actor) else " ")]
            for actor, (name, kind, rest) in zip(actors, rows, strict=True)
        ]
        if self.page.width >= _NARROW:
            self.page.table(narrow, shares=[0.4, 0])
            return
        for name, rest in narrow:
            self.item(name, rest)

    def actions(self) -> None:
        self.heading("Actions", len(self.brief.actions))
        for action in self.brief.actions:
            self.item(
                self.deed(action),
                self.text(action.event_type.value if action.event_type else ""),
                self.text(words.status(action), UNCERTAIN),
                *map(self.quiet, words.action_details(self.brief, action)),
            )

    def deed(self, action: Action) -> Text:
        dyad = self.text(words.who(self.brief, action.actors), NAME)
        if action.recipients:
            dyad = joined([dyad, self.text("→", QUIET), self.text(words.who(self.brief, action.recipients), NAME)], " ")
        what = joined([self.text(action.action), self.quiet(words.references([action]))], " ")
        return joined([dyad, what], ": ")

    def dates(self) -> None:
        self.heading("Dates", len(self.brief.dates))
        rows = []
        for alike in words.mentions(self.brief.dates):
            meaning = joined([self.text(words.date_value(alike[0])), self.quiet(words.date_reason(alike[0]))], " ")
            rows.append([self.text(alike[0].text), joined([meaning, self.quiet(words.references(alike))], " ")])
        self.page.table(rows, shares=[0.4, 0])

    def positions(self) -> None:
        self.heading("Positions", len(self.brief.positions))
        for position in self.brief.positions:
            self.item(self.stand(position), self.text(words.position_words(position)))

    def stand(self, position: Position) -> Text:
        to = self.brief.names(position.addressees)
        parts = [
            self.text(words.who(self.brief, position.holders), NAME),
            self.text(words.STANCES[position.stance], STANCE_STYLES.get(position.stance, "")),
            self.text(position.topic),
            self.text(f"(to {words.listed(to)})" if to else ""),
            self.quiet(words.references([position])),
        ]
        return joined(parts, " ")

    def ungrounded(self) -> None:
        if self.brief.ungrounded:
            self.heading("Ungrounded", len(self.brief.ungrounded), "proposed, and not borne out by the article")
            for item in self.brief.ungrounded:
                self.item(self.text(words.ungrounded_words(item), UNCERTAIN), self.quiet(item.reason))

    def foot(self) -> None:
        self.page.blank()
        if covered := coverage(self.brief).sentence():
            self.page.paragraph(self.quiet(covered))
        self.page.paragraph(self.quiet(words.provenance(self.brief)))
