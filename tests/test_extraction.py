from typing import Any

import pytest
from pydantic import BaseModel

import summarize
from summarize import Evidenced, FakeModel, Verbatim
from summarize.errors import InputError

NOTICE = """Acme recalls kettles

Acme is recalling its K-20 kettles because the handle can break.
The K-30 kettle is not affected.
"""


class Product(Evidenced):
    """A product that is recalled."""

    name: Verbatim
    hazard: str | None = None


class Recall(BaseModel):
    """A product-recall notice."""

    company: str
    products: list[Product]
    main: Product | None = None


def extracted(products: list[dict[str, Any]], **more: Any) -> summarize.Extraction[Recall]:
    model = FakeModel(lambda messages, output_type: {"company": "Acme", "products": products, **more})
    return summarize.extract(NOTICE, schema=Recall, model=model)


def test_items_of_ones_own_schema_get_their_spans() -> None:
    found = extracted([{"name": "K-20 kettles", "hazard": "the handle can break", "sentences": [2]}])
    product = found.value.products[0]
    assert [span.text for span in product.evidence] == ["K-20 kettles"]
    assert all(found.document.text[s.start : s.end] == s.text for s in product.evidence)
    assert (found.value.company, found.ungrounded) == ("Acme", ())
    assert found.to_dict()["evidence"]["products[0]"][0]["sentence"] == 2
    assert found.provenance.codebook == "Recall"


def test_an_item_that_is_not_in_the_article_is_kept_apart() -> None:
    found = extracted([{"name": "K-20 kettles", "sentences": [2]}, {"name": "K-40 kettles", "sentences": [2]}])
    assert [p.name for p in found.value.products] == ["K-20 kettles"]
    assert [(item.path, item.reason) for item in found.ungrounded] == [
        ("products[1]", "'K-40 kettles' is not in the article (sentence 2 was cited)")
    ]


def test_an_item_outside_a_list_stays_without_evidence() -> None:
    found = extracted([], main={"name": "K-50", "sentences": [2]})
    assert found.value.main is not None
    assert found.value.main.evidence == ()
    assert [item.path for item in found.ungrounded] == ["main"]


def test_the_schema_is_in_the_prompt() -> None:
    model = FakeModel(lambda messages, output_type: {"company": "Acme", "products": []})
    summarize.extract(NOTICE, schema=Recall, model=model)
    assert "A product-recall notice." in model.calls[0].messages[-1].content
    assert model.calls[0].output_type is Recall


def test_the_rules_know_only_the_brief() -> None:
    with pytest.raises(InputError, match="name a model"):
        summarize.extract(NOTICE, schema=Recall)
