"""Grounding for schemas of one's own: every item that derives from Evidenced, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from summarize.document import Document
from summarize.draft import Evidenced, VerbatimMark
from summarize.evidence import Evidence
from summarize.grounding.lookup import locate, whole
from summarize.grounding.reasons import Unsupported, cited, missing

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class GroundedItem:
    """An item, where it stands in the answer (`products[0].hazard`), and its spans or why it has none."""

    path: str
    item: dict[str, Any]
    evidence: tuple[Evidence, ...] = ()
    reason: str | None = None


def ground_items(value: T, document: Document) -> tuple[T, list[GroundedItem], list[GroundedItem]]:
    """A copy of `value` whose Evidenced items carry their spans, the grounded items, and the ungrounded ones.

    Verbatim fields of the copy hold the article's own characters. Ungrounded items are taken out of lists.
    """
    copy = value.model_copy(deep=True)
    grounded: list[GroundedItem] = []
    ungrounded: list[GroundedItem] = []
    _walk(copy, "", document, grounded, ungrounded)
    return copy, grounded, ungrounded


def evidence_of(item: Evidenced, document: Document) -> tuple[Evidence, ...]:
    """The spans of one item: of its verbatim fields, or else its whole sentences; verbatim fields are corrected.

    Raises Unsupported if it cites no sentence, or a verbatim field is not in those that it cites.
    """
    sentences = cited(item, document)
    spans: dict[tuple[int, int], Evidence] = {}
    for name in verbatim_fields(type(item)):
        words = getattr(item, name)
        if not isinstance(words, str) or not words.strip():
            continue
        places = locate(words, document, sentences)
        if not places:
            raise Unsupported(missing(words, item, document))
        setattr(item, name, places[0].text)
        spans[places[0].start, places[0].end] = places[0]
    if not spans:
        return tuple(whole(document, sentence) for sentence in sentences)
    return tuple(spans[key] for key in sorted(spans))


def verbatim_fields(schema: type[BaseModel]) -> Iterator[str]:
    """The names of the fields that are annotated Verbatim, also as `Verbatim | None`."""
    for name, field in schema.model_fields.items():
        marks = [
            *field.metadata,
            *(m for arg in getattr(field.annotation, "__args__", ()) for m in getattr(arg, "__metadata__", ())),
        ]
        if any(isinstance(mark, VerbatimMark) for mark in marks):
            yield name


def _walk(
    value: Any, path: str, document: Document, grounded: list[GroundedItem], ungrounded: list[GroundedItem]
) -> bool:
    """Grounds everything below `value`; False if `value` itself is an item without evidence."""
    supported = True
    if isinstance(value, Evidenced):
        item = value.model_dump(mode="json")
        try:
            value._evidence = evidence_of(value, document)
            grounded.append(GroundedItem(path or "(root)", item, value.evidence))
        except Unsupported as why:
            supported = False
            ungrounded.append(GroundedItem(path or "(root)", item, reason=str(why)))
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _walk(getattr(value, name), f"{path}.{name}".strip("."), document, grounded, ungrounded)
    elif isinstance(value, list):
        kept = [
            element
            for index, element in enumerate(value)
            if _walk(element, f"{path}[{index}]", document, grounded, ungrounded)
        ]
        value[:] = kept
    elif isinstance(value, dict):
        for key in value:
            _walk(value[key], f"{path}[{key!r}]", document, grounded, ungrounded)
    return supported
