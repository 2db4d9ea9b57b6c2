"""The public names, and what importing and starting cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import summarize

HEAVY = ("openai", "instructor", "vcr", "scipy", "xllamacpp", "nltk")


def test_all_names_are_there() -> None:
    assert sorted(summarize.__all__) == list(summarize.__all__) or set(summarize.__all__) == set(dir(summarize))
    for name in summarize.__all__:
        assert getattr(summarize, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = summarize.nothing


def test_brief_stays_the_function_whatever_is_imported() -> None:
    import summarize.briefs
    import summarize.pipeline

    assert callable(summarize.brief)


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_costs_next_to_nothing() -> None:
    assert not loaded_by("import summarize") & {*HEAVY, "pydantic", "typer", "rich"}


def test_reading_by_rules_imports_no_client(seed_path: Path) -> None:
    code = f"import summarize; summarize.brief({str(seed_path)!r})"
    assert not loaded_by(code) & {*HEAVY, "diskcache"}


def test_a_kept_answer_imports_no_client(tmp_path: Path) -> None:
    """A warm `summarize brief` with an endpoint model asks nothing and imports neither openai nor llama.cpp."""
    article = tmp_path / "article.txt"
    article.write_text("Mill to close\n\nAcme will close its mill.\n")
    code = f"""
import os
os.environ["OPENAI_API_KEY"] = "test"
os.environ["SUMMARIZE_CACHE_DIR"] = {str(tmp_path / "cache")!r}
import summarize
from summarize.cache import cache_key, open_cache
from summarize.draft import Draft
from summarize.models import FakeModel, Settings, open_model
from summarize.pipeline import open_cached
model = open_model("openai/test")
asked = open_cached("openai/test")
asked.model = FakeModel(lambda messages, output_type: {{}}, id=model.id)
asked.model.endpoint = model.endpoint
from summarize.readers.prompted import PromptReader
from summarize.prompts import load_prompt
document = summarize.load_document({str(article)!r})
PromptReader(asked, load_prompt("brief")).read(document)
brief = summarize.brief(document, model="openai/test")
assert brief.provenance.cached
"""
    assert not loaded_by(code) & set(HEAVY)
