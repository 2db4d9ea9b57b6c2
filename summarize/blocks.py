"""Blocks: what each paragraph of a scraped article is.

Only the headline and the body carry news. A byline, a date stamp, a photo caption or a line such as
"Reuters contributed to this report." must not be read as if someone had done or said something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

BLANK = "\ufeff\u200b\u200e\u200f\u2060 \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
"""Characters that a block neither starts nor ends with."""


class BlockKind(StrEnum):
    """What a block is. News is in `headline` and `body`."""

    HEADLINE = "headline"
    REPEATED_HEADLINE = "repeated_headline"
    BYLINE = "byline"
    STAMP = "stamp"
    CAPTION = "caption"
    SUBHEADING = "subheading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: the characters `text[start:end]`, without white space around them."""

    start: int
    end: int
    kind: BlockKind


_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_STAMP_WORDS = re.compile(
    rf"""(?:\b(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?
    |(?:first\s+|originally\s+|date\s+)?(?:published|posted|created|issued|released?|filed)|(?:last\s+)?(?:updated?|modified|revised)
    |for\s+immediate\s+release|date|time|on|at|of|the|and|noon|midnight
    |a\.?m\.?|p\.?m\.?|gmt|utc|bst|cet|cest|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|ist|jst|hrs?|h
    |\d+\s*-?\s*(?:min(?:ute)?s?|hours?|days?|weeks?)\s*(?:read|ago)?)(?![a-z])
    |\d+(?:st|nd|rd|th)?|[\W_])+""",
    re.IGNORECASE | re.VERBOSE,
)
_DATE_LIKE = re.compile(
    rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}|\d{{4}}|\b{_MONTH}\s*\d|\d\s*{_MONTH}|\d:\d\d"
    r"|\b(?:updated?|published|posted|ago|read)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(rf"[A-Z][A-Z .,'’/-]{{2,40}}(?:,\s*[A-Z][a-z.]+){{0,2}},?\s+\(?(?={_MONTH}|\d)", re.UNICODE)
_BYLINE = re.compile(r"(?:by|written by|story by|analysis by|words by)[:\s]\s*(?=[^\W\d_])", re.IGNORECASE)
_NAME_PART = r"(?:[^\W\d_a-z][\w’'.-]*|de|del|della|von|van|der|den|al|el|bin|bint|da|dos|du|la|le|and|&)"
_NAME_LINE = re.compile(rf"{_NAME_PART}(?:,?\s+{_NAME_PART}){{1,6}}(?:\s+in\s+[A-Z]\w+)?")
_CREDIT = re.compile(
    r"""(?:\([^()]*(?:\b(?:photo(?:graph)?s?|image|images|getty|handout|courtesy|pool|file|screenshot|illustration)\b
      |\b(?:AP|AFP|EPA|EFE|PA|DPA|Reuters|Xinhua|TASS|Shutterstock|Bloomberg|Anadolu|Keystone)\b
      |[^()/]+/[^()/]+|\bvia\b|©)[^()]*\)
      |(?:photo(?:graph)?|image|picture|credit|illustration)s?\s*(?:credit|by|:)\s*[^.]{2,60}
      |\b[\w .’'-]+/(?:AP|AFP|EPA|Reuters|Getty(?:\ Images)?|Bloomberg|Shutterstock)[\w ./-]*)
      [\s.]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION_LEAD = re.compile(
    r"(?:file(?: photo)?\s*[-–—:]|photo\s*:|image\s*:|caption\s*:|pictured\s*:|watch\s*:)", re.IGNORECASE
)
_BOILERPLATE = re.compile(
    r"""(?:
      .{0,200}\bcontributed\s+(?:reporting|to\s+(?:this|the)\s+(?:report|story|article|dispatch))\b.{0,80}$
    | (?:\(?\s*(?:additional\s+)?(?:reporting|writing|editing|compiled|translated|research)\s+(?:and\s+\w+\s+)?by\b)
    | with\s+(?:reporting\s+by|files\s+from|inputs\s+from|agencies)\b
    | contributing\s*:
    | (?:©|\(c\)\s*\d{4}|copyright\b)|.{0,60}\ball\s+rights\s+reserved
    | this\s+(?:story|article|report|post)\s+(?:has\s+been|was|is\s+part|originally|first)\b.{0,120}$
    | (?:read\s+more|see\s+also|related|more\s+on\s+this|advertisement|share\s+this|sign\s+up|subscribe|follow\s+us|click\s+here
        |listen\s+to|watch\s+live|most\s+read|recommended|trending|newsletter|comments?|print|share|save|listen)\b[^.]{0,80}$
    | our\s+standards\s*:
    | (?:media|press|investor|news)\s+(?:contacts?|enquiries|inquiries|relations)\b
    | (?:contacts?|correction|editor[’']s\s+note|note\s+to\s+editors|notes\s+to\s+editors|sources?|tags|topics|filed\s+under|location)\s*:
    | for\s+(?:more|further|additional)\s+information\b
    | (?:tel|phone|email|e-mail|fax|twitter|website)\s*[:.]
    | forward[-\s]looking\s+statements?\b
    | (?:\#\s*){3,}\s*$|-\s*(?:30|ends)\s*-\s*$|ends\s*$|\*(?:\s*\*)*\s*$
    | \S+@\S+\.\S+\s*$|(?:https?://|www\.)\S+\s*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = re.compile(
    r"about\s+(?:the\s+)?[A-Z0-9][^.?!]{0,80}:?$|(?:notes?\s+to\s+editors|background)\s*:?$", re.IGNORECASE
)
_LONGEST_FORM = 1500  # characters; nothing but news is longer, and patterns are not tried on it
_SENTENCE_END = re.compile(r"[.?!…:;。！？][\"'”’»)\]]*$")


def find_blocks(text: str) -> list[Block]:
    """Divide `text` into blocks, in order; every character that is not white space stands in one.

    A line is a block, unless the lines around it are the hard-wrapped lines of one paragraph.
    What a block is follows from its form and its place; no date, name or credit is taken for news
    only because nothing else was found.
    """
    spans = _paragraphs(text)
    kinds = _classify([text[start:end] for start, end in spans])
    return [Block(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True)]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    groups: list[list[tuple[int, int]]] = [[]]
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start] in BLANK:
            start += 1
        while end > start and text[end - 1] in BLANK:
            end -= 1
        if start == end:
            continue
        if len(_BREAK.findall(text, last_end, start)) > 1:
            groups.append([])
        groups[-1].append((start, end))
        last_end = end
    spans: list[tuple[int, int]] = []
    for group in groups:
        if _is_wrapped([text[start:end] for start, end in group]):
            spans.append((group[0][0], group[-1][1]))
        else:
            spans.extend(group)
    return spans


def _is_wrapped(lines: list[str]) -> bool:
    """Lines of one paragraph: of similar width, few of them ending a sentence."""
    if len(lines) < 2:
        return False
    full = [len(line) for line in lines[:-1]]
    return (
        min(full) >= 45
        and max(full) <= 110
        and max(full) - min(full) <= 25
        and len(lines[-1]) <= max(full) + 5
        and sum(bool(_SENTENCE_END.search(line)) for line in lines[:-1]) * 2 <= len(full)
        and not any(_CREDIT.search(line) for line in lines[:-1])
    )


def _classify(blocks: list[str]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    headline: str | None = None
    in_about = False
    for index, block in enumerate(blocks):
        seen_body = BlockKind.BODY in kinds
        kind = _kind_by_form(block)
        if in_about and kind not in {BlockKind.CAPTION, BlockKind.STAMP}:
            kind = BlockKind.BOILERPLATE
        elif headline is not None and _same_words(block, headline):
            kind = BlockKind.REPEATED_HEADLINE
        elif seen_body and _ABOUT.match(block) and index >= len(blocks) // 2:
            kind, in_about = BlockKind.BOILERPLATE, True
        elif kind is None:
            kind = _kind_by_place(block, has_headline=headline is not None, seen_body=seen_body, count=len(blocks))
        if kind is BlockKind.HEADLINE:
            headline = block
        kinds.append(kind)
    return kinds


def _kind_by_form(block: str) -> BlockKind | None:
    if len(block) > _LONGEST_FORM:
        return BlockKind.BODY
    if _STAMP_WORDS.fullmatch(_DATELINE.sub("", block, count=1)) and (_DATE_LIKE.search(block)):
        return BlockKind.STAMP
    if _BOILERPLATE.match(block):
        return BlockKind.BOILERPLATE
    words = block.split()
    if _BYLINE.match(block) and len(words) <= 20 and not re.search(r"[a-z]{2}[.?!]$", block):
        return BlockKind.BYLINE
    if _CAPTION_LEAD.match(block) or (_CREDIT.search(block) and len(words) <= 120):
        return BlockKind.CAPTION
    if not re.search(r"[^\W_]", block) or re.fullmatch(r"for\s+immediate\s+release\W*", block, re.IGNORECASE):
        return BlockKind.BOILERPLATE
    return None


def _kind_by_place(block: str, *, has_headline: bool, seen_body: bool, count: int) -> BlockKind:
    words = block.split()
    ends_sentence = bool(_SENTENCE_END.search(block))
    if not has_headline and not seen_body and count > 1 and len(words) <= 40:
        if not ends_sentence or re.search(r"[?!]$", block):
            return BlockKind.HEADLINE
        return BlockKind.BODY
    if not ends_sentence and not seen_body and has_headline and len(words) <= 8 and _NAME_LINE.fullmatch(block):
        return BlockKind.BYLINE
    if not ends_sentence and len(words) <= 12 and has_headline and not block[:1].islower():
        return BlockKind.SUBHEADING
    return BlockKind.BODY


def _same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
