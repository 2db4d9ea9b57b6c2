"""How the public names are used, as the type checker sees it. Checked by mypy, not run."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

import summarize
from summarize import Brief, Document, Evidenced, Extraction, FakeModel, Verbatim


class Product(Evidenced):
    name: Verbatim
    hazard: str


class Recall(BaseModel):
    company: str
    products: list[Product]


def read(path: str) -> list[str]:
    document: Document = Document.from_text("One came.\nTwo left.", published=date(2024, 2, 12))
    brief: Brief = summarize.brief(document, model="rules")
    again: Brief = summarize.brief(path, published=date(2024, 2, 12), cache=False)
    named: list[str] = [name for action in brief.actions for name in again.names(action.actors)]
    return named + [span.text for position in brief.positions for span in position.evidence]


def extract(path: str) -> str:
    model = FakeModel(lambda messages, output_type: {"company": "Acme", "products": []})
    found: Extraction[Recall] = summarize.extract(path, schema=Recall, model=model)
    products: list[Product] = found.value.products
    return products[0].evidence[0].text + found.value.company


def handle(path: str) -> int:
    try:
        summarize.brief(path)
    except summarize.SourceError as error:
        return error.exit_code
    except summarize.ModelError:
        return 3
    return 0
