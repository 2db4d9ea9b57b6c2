"""Sentences: nupunkt's boundaries, made right for news.

nupunkt (Punkt with a legal and financial abbreviation model) was the best of four segmenters on the cases in
`tests/test_segmentation.py`; what it still gets wrong in news is repaired here in both directions.
"""

from __future__ import annotations

import re

from summarize.blocks import BLANK

MAX_SENTENCE = 2000
"""Characters. A longer stretch without a full stop is cut at white space, so that evidence stays readable."""

_WINDOW = 80  # characters on each side that a boundary is judged by
_TITLES = (
    "Mr Mrs Ms Mx Dr Prof Gov Govs Sen Sens Rep Reps Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Rev Fr Hon Pres "
    "Supt Insp Det Amb Atty Msgr St Ste Mt Ft Lieut Brig Pte Dir Sec Treas Messrs Mme Mlle"
).split()
_NEVER_END = re.compile(rf"(?:^|[\s(\[“\"‘'—–-])(?:{'|'.join(_TITLES)}|vs|v|e\.g|i\.e|cf|approx|viz)\.$")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.)(?:\s?[A-Z]\.)*$")
_ACRONYM_END = re.compile(r"(?:^|[\s(“\"‘-])(?:[A-Z]\.){2,}$")
_MONTH_END = re.compile(r"(?:^|[\s(“\"–-])(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|Nos|Art|Sec|p|pp)\.$")
_CORPORATE_END = re.compile(r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|Ph\.D|Esq|a\.m|p\.m|etc|al)\.[”\"’)]*$")
_OPENER = re.compile(
    r"[“\"‘'(\[]*(?:The|A|An|He|She|It|They|We|I|You|This|That|These|Those|In|On|At|By|For|From|With|After|Before|But|And|"
    r"However|Meanwhile|Earlier|Later|Its|His|Her|Their|There|If|When|While|As|Under|Since|Last|Next|Some|Many|No|Not|Both|"
    r"Asked|According|Officials|Police|One|Two|Three|Mr|Mrs|Ms|Dr)\b"
)
_BOUNDARY = re.compile(r"(?<=[\w%)\]”’\"'])([.?!…]+[\"”’'»)\]]*)(\s+)(?=[“\"‘'(\[«]*[^\W_a-z])")
_LOWER_WORD = re.compile(r"([^\W\d_]+)$")
_LOWER_ABBREVIATIONS = frozenset("vs v etc approx est cf al ca ed eds vol p pp fig a.m p.m i.e e.g dept".split())


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as half-open spans of `text`, in order, without white space around.

    Every character of the stretch that is not white space is in exactly one span. Sentences inside a
    quotation are sentences of their own; the closing quote mark stays with the sentence that it closes.
    """
    from nupunkt import sent_spans

    stretch = text[start:end]
    cuts = sorted({b for a, b in sent_spans(stretch) if 0 < b < len(stretch)} | _missed(stretch))
    pieces: list[tuple[int, int]] = []
    begin = 0
    for cut in [*cuts, len(stretch)]:
        if cut < len(stretch) and not _is_boundary(stretch, begin, cut):
            continue
        pieces.append((begin, cut))
        begin = cut
    spans: list[tuple[int, int]] = []
    for a, b in pieces:
        for c, d in _chop(stretch, a, b):
            while c < d and stretch[c] in BLANK:
                c += 1
            while d > c and stretch[d - 1] in BLANK:
                d -= 1
            if c < d:
                spans.append((start + c, start + d))
    return spans


def _missed(stretch: str) -> set[int]:
    """Boundaries after an ordinary word or number that the segmenter took for an abbreviation."""
    cuts = set()
    for match in _BOUNDARY.finditer(stretch):
        before = stretch[max(0, match.start(1) - _WINDOW) : match.start(1)]
        word = _LOWER_WORD.search(before[-40:])
        closes_quote = len(match[1]) > 1
        if not match[1].startswith("."):
            cuts.add(match.end(1))
        elif (
            word
            and word[1].islower()
            and word[1] not in _LOWER_ABBREVIATIONS
            and not before[-40:].endswith("." + word[1])
        ):
            follows_digit = stretch[match.end() : match.end() + 1].isdigit()
            if not (word[1] in {"no", "nos"} and follows_digit):
                cuts.add(match.end(1))
        elif closes_quote or _OPENER.match(stretch, match.end()):
            cuts.add(match.end(1))
    return cuts


def _is_boundary(stretch: str, begin: int, cut: int) -> bool:
    """Whether a sentence may end at `cut`, given what stands on both sides."""
    before = stretch[max(begin, cut - _WINDOW) : cut].rstrip(BLANK)
    after = stretch[cut : cut + _WINDOW].lstrip(BLANK)
    if not before or not after:
        return False
    tail = before[-40:]
    first = re.match(r"[“\"‘'(\[«–—-]*\s*(.)", after)
    if after[0] in "”’»)]" or (first and first[1].islower()):
        return False
    if after[0] in "—–" and not re.search(r"[.?!][\"”’]?$", tail):
        return False
    if _NEVER_END.search(tail):
        return False
    if _MONTH_END.search(tail) and after[0].isdigit():
        return False
    opens = bool(_OPENER.match(after))
    if _ACRONYM_END.search(tail) or _INITIAL.search(tail) or _CORPORATE_END.search(tail):
        return opens
    return True


def _chop(stretch: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > MAX_SENTENCE:
        space = max(
            stretch.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in (" ", "\n", "\u00a0")
        )
        cut = space if space > start else start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
