"""Chunks: the noun phrases and verb groups of a sentence, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.rules.tokens import Token

_IN_NOUN_PHRASE = ("NN", "JJ", "CD", "DT", "PRP$", "POS", "PDT", "PRP", "EX", "$")
_SUBORDINATORS = frozenset(
    "that because although though while whereas if unless until after before as since when once so than whether lest "
    "where during which".split()
)
_ADVERBS = frozenset("RB RBR RBS".split())
_PROSPECTS = frozenset("due set likely ready poised slated bound able unable willing unwilling about".split())
_NEGATIONS = frozenset("not n't n’t never no".split())


class Chunk(NamedTuple):
    """A stretch of tokens, `tokens[start:end]`.

    `kind`: NP noun phrase, VG verb group, IN preposition, SUB subordinator, REL relative pronoun, CC conjunction,
    ADV adverb, ADJ adjective without a noun, QUO quotation mark, or the punctuation mark itself. `head` is the index of the phrase's last noun
    or of the group's main verb.
    """

    kind: str
    start: int
    end: int
    head: int


def chunk(tokens: Sequence[Token]) -> list[Chunk]:
    """The chunks of a sentence, in order. Every token stands in one but those of a bracket without a verb."""
    chunks: list[Chunk] = []
    index = 0
    while index < len(tokens):
        end = _noun_phrase_end(tokens, _behind_quantifier(tokens, index))
        end = end if end > _behind_quantifier(tokens, index) else index
        if end > index:
            head = max(
                (i for i in range(index, end) if tokens[i].is_noun or tokens[i].tag in {"PRP", "CD", "EX"}),
                default=end - 1,
            )
            chunks.append(Chunk("NP", index, end, head))
        elif (end := _verb_group_end(tokens, index)) > index:
            head = max(i for i in range(index, end) if tokens[i].is_verb or tokens[i].tag == "MD")
            chunks.append(Chunk("VG", index, end, head))
        else:
            end = _bracket_end(tokens, index)
            if end == index:
                end = index + 1
                chunks.append(Chunk(_kind(tokens, index), index, end, index))
        index = end
    return chunks


def _bracket_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a bracket without a verb, such as the acronym behind a name, which no clause needs; else `start`."""
    if tokens[start].text != "(":
        return start
    for index in range(start + 1, min(start + 12, len(tokens))):
        if tokens[index].text == ")":
            return index + 1
        if tokens[index].is_verb or tokens[index].tag == "MD":
            return start
    return start


_QUANTIFIERS = (
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("as", "many", "as"),
)


def _behind_quantifier(tokens: Sequence[Token], index: int) -> int:
    """Where the number begins behind "at least", "more than" and the like; `index` where there is none."""
    for words in _QUANTIFIERS:
        last = index + len(words)
        if last < len(tokens) and tokens[last].tag == "CD":
            if tuple(t.text.lower() for t in tokens[index:last]) == words:
                return last
    return index


def _kind(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    lower = token.text.lower()
    if lower == "than" and index + 1 < len(tokens) and tokens[index + 1].tag == "CD":
        return "ADV"  # "more than 40"
    if lower in _SUBORDINATORS and not (
        lower in {"after", "before", "since", "until", "than", "as", "during"} and _phrase_follows(tokens, index)
    ):
        return "REL" if lower == "which" else "SUB"
    if token.tag in {"WP", "WDT", "WP$"}:
        return "REL"
    if token.tag in {"IN", "TO"}:
        return "IN"
    if token.tag == "CC":
        return "CC"
    if token.tag == "RP":
        return "ADV"
    if token.tag in _ADVERBS or token.tag == "WRB":
        return "SUB" if token.tag == "WRB" else "ADV"
    if token.tag.startswith("JJ"):
        return "ADJ"
    if token.text[0] in '“”"„«»':
        return "QUO"
    if token.text[0] in "-–—":
        return "-"
    return token.text[0]


def _phrase_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether "after", "before", ... leads noun phrases with no verb behind them: a preposition, not a conjunction."""
    end = _noun_phrase_end(tokens, index + 1)
    if end == index + 1:
        return index + 1 < len(tokens) and tokens[index + 1].tag == "VBG"
    while end < len(tokens) and (tokens[end].tag == "CC" or tokens[end].text.lower() in {"of", "by", "in", "from"}):
        behind = _noun_phrase_end(tokens, end + 1)  # "after efforts by China and Russia failed"
        if behind == end + 1:
            break
        end = behind
    while end < len(tokens) and tokens[end].tag in _ADVERBS:
        end += 1
    return end >= len(tokens) or tokens[end].tag not in {"VBD", "VBZ", "VBP", "MD"}


def _noun_phrase_end(tokens: Sequence[Token], start: int) -> int:
    """The end of the noun phrase that begins at `start`, or `start` if none does."""
    index = start
    noun = -1
    while index < len(tokens):
        token = tokens[index]
        if token.tag == "PRP":
            return index + 1 if index == start else noun + 1 if noun >= 0 else start
        if token.tag in {"DT", "PRP$", "PDT", "EX"} and index > start and noun >= 0:
            break
        if token.tag == "POS" and noun < 0:
            break
        if token.tag.startswith(_IN_NOUN_PHRASE):
            if token.is_noun or token.tag in {"CD", "EX"}:
                noun = index
        elif (
            token.tag in {"VBG", "VBN", "RB", "VBD"}
            and noun < 0
            and index + 1 < len(tokens)
            and (index > start or token.tag == "VBN")
        ):
            following = tokens[index + 1]
            if not (following.is_noun or following.tag.startswith("JJ")) or (
                token.tag == "VBD" and tokens[index - 1].tag != "DT"
            ):
                break
        elif (
            token.text in {"“", '"', "‘", "”"}
            and index > start
            and index + 1 < len(tokens)
            and (tokens[index + 1].is_noun or tokens[index + 1].tag.startswith(("JJ", "VBG", "VBN", "RB")))
            and (tokens[index - 1].tag in {"DT", "PRP$", "JJ", "POS"} or (token.text == "”" and noun < 0))
        ):
            pass
        elif token.text == "&" or (token.text == "of" and _joins_name(tokens, index)):
            pass
        else:
            break
        index += 1
    if noun < 0:
        last = tokens[start:index]
        if (
            len(last) == 1
            and last[0].tag == "DT"
            and last[0].text.lower() in {"this", "that", "these", "those", "all", "both", "some"}
        ):
            follows = tokens[index] if index < len(tokens) else None
            if last[0].text.lower() != "that" and follows is not None and (follows.is_verb or follows.tag == "MD"):
                return index
        return start
    return noun + 1


def _joins_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether an "of" stands inside a name: "Ministry of Justice", "Republic of Korea"."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].is_name
        and tokens[index + 1].is_name
        and tokens[index - 1].text not in {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    )


def _verb_group_end(tokens: Sequence[Token], start: int) -> int:
    index = start
    seen = False
    while index < len(tokens):
        token = tokens[index]
        if token.tag == "MD" and seen:
            break  # "every patient concerned would be told"
        if token.is_verb or token.tag == "MD":
            seen = True
        elif token.text.lower() == "since" and seen and index + 1 < len(tokens) and tokens[index + 1].tag == "VBN":
            pass  # "has since confirmed"
        elif (
            seen
            and token.text.lower() in _PROSPECTS
            and index + 1 < len(tokens)
            and tokens[index + 1].text.lower() == "to"
        ):
            pass  # "is due to meet"
        elif token.tag in _ADVERBS or token.text.lower() in _NEGATIONS:
            if not seen and not _verb_ahead(tokens, index):
                break
        elif token.tag == "TO" or token.text.lower() == "to":
            ahead = index + 1
            while ahead < len(tokens) and tokens[ahead].tag in _ADVERBS:
                ahead += 1
            if not (ahead < len(tokens) and tokens[ahead].tag in {"VB", "VBP"}) or (not seen and index > start):
                break
        else:
            break
        index += 1
    while index > start and not (tokens[index - 1].is_verb or tokens[index - 1].tag == "MD"):
        index -= 1
    return index if seen else start


def _verb_ahead(tokens: Sequence[Token], index: int) -> bool:
    while index < len(tokens) and (tokens[index].tag in _ADVERBS or tokens[index].text.lower() in _NEGATIONS):
        index += 1
    return index < len(tokens) and (tokens[index].is_verb or tokens[index].tag == "MD")
