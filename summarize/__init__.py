"""Turn a news article into a typed brief in which every item is grounded in the characters it rests on.

    import summarize

    brief = summarize.brief("article.txt")
    for action in brief.actions:
        print(brief.names(action.actors), action.action, action.evidence[0].text)

Names are imported when they are first used, so that `import summarize` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.briefs import (
        Action,
        Actor,
        Attribution,
        Brief,
        Date,
        Passage,
        Position,
        Provenance,
        Ungrounded,
    )
    from summarize.document import Document, Sentence
    from summarize.draft import Draft, Evidenced, Verbatim
    from summarize.errors import InputError, ModelError, PromptError, SchemaError, SourceError, SummarizeError
    from summarize.evidence import Evidence
    from summarize.extraction import Extraction, extract
    from summarize.models import FakeModel, Settings, open_model
    from summarize.pipeline import brief
    from summarize.prompts import Prompt, load_prompt
    from summarize.sources import load_document

_WHERE = {
    "brief": "pipeline",
    "extract": "extraction",
    "load_document": "sources",
    "load_prompt": "prompts",
    "open_model": "models",
    "Action": "briefs",
    "Actor": "briefs",
    "Attribution": "briefs",
    "Brief": "briefs",
    "Date": "briefs",
    "Document": "document",
    "Draft": "draft",
    "Evidence": "evidence",
    "Evidenced": "draft",
    "Extraction": "extraction",
    "FakeModel": "models",
    "InputError": "errors",
    "ModelError": "errors",
    "Passage": "briefs",
    "Position": "briefs",
    "Prompt": "prompts",
    "PromptError": "errors",
    "Provenance": "briefs",
    "SchemaError": "errors",
    "Sentence": "document",
    "Settings": "models",
    "SourceError": "errors",
    "SummarizeError": "errors",
    "Ungrounded": "briefs",
    "Verbatim": "draft",
}

__all__ = [
    "Action", "Actor", "Attribution", "Brief", "Date", "Document", "Draft", "Evidence", "Evidenced", "Extraction",
    "FakeModel", "InputError", "ModelError", "Passage", "Position", "Prompt", "PromptError", "Provenance",
    "SchemaError", "Sentence", "Settings", "SourceError", "SummarizeError", "Ungrounded", "Verbatim", "brief",
    "extract", "load_document", "load_prompt", "open_model",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'summarize' has no attribute {name!r}")
    value = getattr(import_module(f"summarize.{_WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
