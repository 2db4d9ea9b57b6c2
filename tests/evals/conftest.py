"""A small suite with one article on which every kind of mistake can be made, and the brief that is right."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.briefs import Brief
from summarize.evals.gold import Gold, load_gold
from summarize.evals.relabel import as_brief
from summarize.evals.run import Plan, Run, RunCase, finished
from summarize.evals.suite import Labelled, load_labelled

ARTICLE = """Norland and Sudria sign fishing pact after protest

OSTVIK, 12 February 2024 - Norland signed a fishing pact with Sudria on Monday, ending a dispute over 40 trawlers.

"This deal protects our coast," Norland's fisheries minister Inge Dahl said. Sudria did not release the seized boats, harbour officials said.

Sudria's president, Rafael Costa, said he opposed any cut in the quota of 12,000 tonnes. "We will never accept less," Costa told reporters on 9 February.

Fishermen blocked the port of Ostvik for three days. The union said it would strike in March if the pact was ratified.
"""

GOLD = """document: pact
article_sha256: {sha}
annotator: T
source: "written for the tests"
published: 2024-02-12
headline: {{accept: ["Norland and Sudria sign fishing pact after protest"]}}
facts:
  - {{fact: "Norland and Sudria signed a pact", all_of: [[Norland], [Sudria], [pact, deal]]}}
  - {{fact: "Fishermen blocked the port", all_of: [[fishermen], [block, blocked]]}}
actors:
  - id: norland
    name: Norland
    kind: country
    country: NOR
    evidence: [{{sentence: 2, text: Norland}}]
  - id: sudria
    name: Sudria
    kind: country
    evidence: [{{sentence: 2, text: Sudria}}]
  - id: dahl
    name: Inge Dahl
    aliases: [Dahl]
    kind: person
    role: fisheries minister
    evidence: [{{sentence: 3, text: Inge Dahl}}]
  - id: costa
    name: Rafael Costa
    aliases: [Costa]
    kind: person
    role: president
    evidence: [{{sentence: 5, text: Rafael Costa}}]
  - id: fishermen
    name: Fishermen
    kind: group
    evidence: [{{sentence: 7, text: Fishermen}}]
  - id: union
    name: The union
    kind: organization
    evidence: [{{sentence: 8, text: The union}}]
  - id: reporters
    name: reporters
    kind: group
    evidence: [{{sentence: 6, text: reporters}}]
  - id: harbour
    name: harbour officials
    kind: group
    optional: true
    evidence: [{{sentence: 4, text: harbour officials}}]
actions:
  - id: a1
    actors: [norland]
    action: ["signed a fishing pact with Sudria", "signed a fishing pact"]
    recipients: [sudria]
    event_type: AGREE
    status: happened
    date: d1
    location: OSTVIK
    evidence: [{{sentence: 2, text: "Norland signed a fishing pact with Sudria on Monday"}}]
  - id: a2
    actors: [sudria]
    action: ["did not release the seized boats"]
    event_type: [REJECT, null]
    status: [happened, did_not_happen]
    attributed_to: [harbour]
    evidence: [{{sentence: 4, text: "Sudria did not release the seized boats"}}]
  - id: a3
    actors: [fishermen]
    action: ["blocked the port of Ostvik for three days", "blocked the port of Ostvik"]
    event_type: PROTEST
    status: happened
    evidence: [{{sentence: 7, text: "Fishermen blocked the port of Ostvik for three days"}}]
  - id: a4
    actors: [union]
    action: ["would strike in March"]
    event_type: PROTEST
    status: conditional
    date: d3
    evidence: [{{sentence: 8, text: "it would strike in March if the pact was ratified"}}]
dates:
  - id: d1
    text: Monday
    value: "2024-02-12"
    evidence: [{{sentence: 2, text: Monday}}]
  - id: d2
    text: 9 February
    value: "2024-02-09"
    evidence: [{{sentence: 6, text: 9 February}}]
  - id: d3
    text: March
    value: "2024-03"
    evidence: [{{sentence: 8, text: March}}]
  - id: d4
    text: 12 February 2024
    value: "2024-02-12"
    optional: true
    evidence: [{{sentence: 2, text: 12 February 2024}}]
  - id: d5
    text: three days
    value: null
    type: duration
    evidence: [{{sentence: 7, text: three days}}]
positions:
  - id: p1
    holders: [dahl]
    topic: ["fishing pact", "the deal"]
    stance: support
    statement: "Dahl said the deal protects the coast"
    quote: "This deal protects our coast"
    quote_type: direct
    evidence: [{{sentence: 3, text: "\\"This deal protects our coast,\\" Norland's fisheries minister Inge Dahl said"}}]
  - id: p2
    holders: [costa]
    topic: ["cut in the quota", "quota cut"]
    stance: oppose
    statement: "Costa opposed any cut in the quota of 12,000 tonnes"
    quote_type: indirect
    evidence: [{{sentence: 5, text: "he opposed any cut in the quota of 12,000 tonnes"}}]
  - id: p3
    holders: [costa]
    topic: ["quota", "a smaller quota"]
    stance: [oppose, unclear]
    statement: "Costa said they would never accept less"
    quote: "We will never accept less"
    quote_type: direct
    addressees: [reporters]
    evidence: [{{sentence: 6, text: "\\"We will never accept less,\\" Costa told reporters"}}]
"""


def write_suite(folder: Path, article: str = ARTICLE, gold: str = GOLD, *, name: str = "pact", copies: int = 1) -> Path:
    """A suite of one article, or of several that differ in their last line only."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "gold").mkdir(exist_ok=True)
    names = [name if index == 0 else f"{name}-{index}" for index in range(copies)]
    for index, slug in enumerate(names):
        text = article if index == 0 else f"{article}\nCopy {index}.\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        (folder / "articles" / f"{slug}.txt").write_text(text, "utf-8")
        labels = gold.format(sha=digest).replace(f"document: {name}\n", f"document: {slug}\n")
        (folder / "gold" / f"{slug}.yaml").write_text(labels, "utf-8")
    quoted = ", ".join(f'"{slug}"' for slug in names)
    (folder / "suite.toml").write_text(f'name = "mini"\n[splits]\ndev = [{quoted}]\n', "utf-8")
    return folder


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_suite(tmp_path / "mini")


@pytest.fixture
def article_text() -> str:
    return ARTICLE


@pytest.fixture
def gold_text() -> str:
    return GOLD


@pytest.fixture
def make_suite(tmp_path: Path) -> Callable[..., Path]:
    return lambda **options: write_suite(tmp_path / "made", **options)


@pytest.fixture
def gold(suite: Path) -> Gold:
    return load_gold(suite / "gold" / "pact.yaml")


@pytest.fixture
def labelled(gold: Gold) -> Labelled:
    return Labelled((gold,), None)


@pytest.fixture
def right(gold: Gold) -> Brief:
    """The brief that says what the gold says, with a summary that states its facts."""
    brief = as_brief(gold)
    data = brief.model_dump(mode="json")
    evidence = [e for item in (*data["actions"][:1], *data["actions"][2:3]) for e in item["evidence"]]
    data["summary"] = [{"text": "Norland and Sudria signed a pact. Fishermen blocked the port.", "evidence": evidence}]
    return Brief.model_validate(data)


@pytest.fixture
def change() -> Callable[..., Brief]:
    """Change one field of one item of a brief: change(brief, "actions", "a1", status="planned")."""

    def changed(brief: Brief, list: str, id: str, **fields: Any) -> Brief:
        data = brief.model_dump(mode="json")
        for item in data[list]:
            if item["id"] == id:
                item.update(fields)
                break
        else:
            raise KeyError(id)
        return Brief.model_validate(data)

    return changed


@pytest.fixture
def two(make_suite: Callable[..., Path]) -> Path:
    return make_suite(copies=2)


@pytest.fixture
def right_briefs() -> Callable[[Path], list[Brief]]:
    """The briefs that are right, one for each document of a suite."""
    return lambda suite: [as_brief(gold) for gold in load_labelled(suite).gold]


@pytest.fixture
def a_run() -> Callable[[Path, list[Brief | None]], Run]:
    """A run of a suite that gave these briefs; None is a document without one."""

    def run(suite: Path, briefs: list[Brief | None]) -> Run:
        labelled = load_labelled(suite)
        cases = [
            RunCase(
                document=gold.document,
                brief=brief,
                error=None if brief else "no answer",
                error_kind=None if brief else "Refused",
            )
            for gold, brief in zip(labelled.gold, briefs, strict=True)
        ]
        return finished(labelled, Plan(), cases).run

    return run
