"""The cache: a model's answers, kept on disk as text. The only importer of diskcache, and never of openai.

diskcache unpickles what it reads, so that a planted entry would run code (CVE-2025-69872); the Disk here stores
text only and refuses the pickle mode for keys and values, before anything is unpickled.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import diskcache
from diskcache.core import MODE_RAW, MODE_TEXT, UNKNOWN
from pydantic import BaseModel, ConfigDict, ValidationError

from summarize.briefs import Usage
from summarize.folders import cache_folder
from summarize.models.base import Model, Reply, Settings, T
from summarize.prompts import Message, message_dump, schema_sha256

FORMAT = 1
LOCK_SECONDS = 900.0  # a holder that has not answered by then is taken for dead
_POLL_SECONDS = 0.1
_TROUBLE = (OSError, sqlite3.Error, diskcache.Timeout)

Warn = Callable[[str], None]


def warn_on_stderr(message: str) -> None:
    """Print a warning on standard error."""
    print(f"summarize: {message}", file=sys.stderr)  # noqa: T201


class CorruptEntry(Exception):
    """An entry that is not text of ours."""


class TextDisk(diskcache.Disk):  # type: ignore[misc]
    """Stores text under text keys, and reads nothing else."""

    def put(self, key: Any) -> tuple[Any, bool]:
        if not isinstance(key, str):
            raise TypeError("cache keys are text")
        return key, True

    def get(self, key: Any, raw: bool) -> Any:
        if not raw or not isinstance(key, str):
            raise CorruptEntry("a key is not text")
        return key

    def store(self, value: Any, read: bool, key: Any = UNKNOWN) -> Any:
        if read or not isinstance(value, str):
            raise TypeError("cache values are text")
        return super().store(value, read, key=key)

    def fetch(self, mode: int, filename: str | None, value: Any, read: bool) -> Any:
        if mode not in (MODE_RAW, MODE_TEXT) or read or (mode == MODE_RAW and not isinstance(value, str)):
            raise CorruptEntry(f"an entry is stored in mode {mode}, not as text")
        if filename is not None and Path(filename).is_absolute() | (".." in Path(filename).parts):
            raise CorruptEntry("an entry points outside the cache folder")
        return super().fetch(mode, filename, value, read)


class _Entry(BaseModel):
    """What is stored for one answer."""

    model_config = ConfigDict(extra="forbid")

    format: int
    parsed: dict[str, Any]
    raw: str
    usage: Usage
    finish_reason: str | None


class Stats(NamedTuple):
    """What a cache holds. `bytes` is the size on disk."""

    folder: Path
    entries: int
    bytes: int


class Cache:
    """A folder of answers, shared by any number of processes."""

    def __init__(self, folder: Path, *, warn: Warn = warn_on_stderr) -> None:
        """Open or create it, with mode 0700. Raises OSError or sqlite3.Error if it cannot be written."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):
            folder.chmod(0o700)
        self.folder = folder
        self.warn = warn
        self._store = diskcache.Cache(str(folder), disk=TextDisk, eviction_policy="none", timeout=10)
        for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
            with suppress(OSError):
                (folder / name).chmod(0o600)
        self._told = False

    def get(self, key: str) -> str | None:
        """The text stored under a key; None if there is none, or (with a warning) if it cannot be read."""
        try:
            found = self._store.get(key)
        except CorruptEntry as error:
            self._tell(f"ignoring a cache entry that is not ours: {error}; to check all: summarize cache verify")
            return None
        except (*_TROUBLE, ValueError) as error:
            self._tell(f"the cache cannot be read ({error}); going on without it")
            return None
        return found if isinstance(found, str) else None

    def put(self, key: str, text: str) -> None:
        """Store a text; with a warning, nothing, if it cannot be written."""
        try:
            self._store.set(key, text)
        except _TROUBLE as error:
            self._tell(f"the answer could not be kept ({error}); going on without the cache")

    def drop(self, key: str) -> None:
        """Remove an entry, if it is there and can be."""
        with suppress(*_TROUBLE, CorruptEntry):
            self._store.delete(key)

    @contextmanager
    def asking(self, key: str) -> Iterator[bool]:
        """Held by one asker of a question at a time, across processes; yields whether it had to wait.

        A holder that died is succeeded after `LOCK_SECONDS`. Where no lock can be had at all, none is taken.
        """
        name, owner = f"lock:{key}", f"{time.time_ns()}-{id(self)}"
        waited = held = False
        try:
            while not (held := bool(self._store.add(name, owner, expire=LOCK_SECONDS))):
                waited = True
                time.sleep(_POLL_SECONDS)
        except (*_TROUBLE, CorruptEntry):
            held = False
        try:
            yield waited
        finally:
            if held:
                self.drop(name)

    def stats(self) -> Stats:
        """How many answers there are and how much room they take."""
        entries = sum(1 for key in self._keys() if not key.startswith("lock:"))
        return Stats(self.folder, entries, int(self._store.volume()))

    def clear(self) -> int:
        """Remove everything; how many answers there were."""
        entries = self.stats().entries
        self._store.clear()
        return entries

    def verify(self) -> list[str]:
        """What is wrong with the cache: damaged files, entries that are not ours. Such entries are removed."""
        problems = [str(warning.message) for warning in self._store.check(fix=True)]
        with self._store.transact():
            rows = list(self._store._sql("SELECT rowid, key, raw FROM Cache"))
            for rowid, key, raw in rows:
                try:
                    self._store.disk.get(key, bool(raw))
                    text = self._store.get(key)
                    if not key.startswith("lock:"):
                        _Entry.model_validate_json(text or "")
                except (CorruptEntry, ValidationError) as error:
                    reason = str(error).splitlines()[0]
                    problems.append(f"entry {str(key)[:16]}: {reason}; removed")
                    self._store._sql("DELETE FROM Cache WHERE rowid = ?", (rowid,))
        return problems

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def _keys(self) -> Iterator[str]:
        for (key,) in self._store._sql("SELECT key FROM Cache"):
            yield str(key)

    def _tell(self, message: str) -> None:
        if not self._told:
            self._told = True
            self.warn(message)


def open_cache(folder: Path | None = None, *, warn: Warn = warn_on_stderr) -> Cache | None:
    """The user's cache, or None (with a warning) where its folder cannot be written."""
    where = folder or cache_folder()
    try:
        return Cache(where, warn=warn)
    except (*_TROUBLE, ValueError, CorruptEntry) as error:
        reason = getattr(error, "strerror", None) or str(error)
        warn(f"no cache: {where} cannot be used ({reason}); set SUMMARIZE_CACHE_DIR to a folder of your own")
        return None


def cache_key(
    model: str, endpoint: str, settings: Settings, messages: Sequence[Message], output_type: type[BaseModel]
) -> str:
    """The key of a question: SHA-256 of everything that the answer depends on, and of nothing secret."""
    question = {
        "format": FORMAT,
        "model": model,
        "endpoint": endpoint,
        "settings": settings.model_dump(mode="json"),
        "messages": message_dump(messages),
        "schema": schema_sha256(output_type),
    }
    return hashlib.sha256(
        json.dumps(question, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).hexdigest()


class CachedModel:
    """A model whose complete, valid answers are kept; the same question is asked once."""

    def __init__(self, model: Model, cache: Cache, *, refresh: bool = False) -> None:
        """`refresh` asks anew and replaces what was kept."""
        self.model = model
        self.cache = cache
        self.refresh = refresh

    @property
    def id(self) -> str:
        return self.model.id

    @property
    def endpoint(self) -> str:
        return self.model.endpoint

    def generate(
        self,
        messages: Sequence[Message],
        output_type: type[T],
        settings: Settings,
        *,
        context: Mapping[str, Any] | None = None,
    ) -> Reply[T]:
        """The kept answer, or the model's; two askers of one question wait for one answer."""
        key = cache_key(self.id, self.endpoint, settings, messages, output_type)
        if not self.refresh and (kept := self._kept(key, output_type)):
            return kept
        with self.cache.asking(key) as waited:
            if waited and (kept := self._kept(key, output_type)):
                return kept
            reply = self.model.generate(messages, output_type, settings, context=context)
            entry = _Entry(
                format=FORMAT,
                parsed=reply.parsed.model_dump(mode="json"),
                raw=reply.raw,
                usage=reply.usage,
                finish_reason=reply.finish_reason,
            )
            self.cache.put(key, entry.model_dump_json())
            return reply

    def _kept(self, key: str, output_type: type[T]) -> Reply[T] | None:
        text = self.cache.get(key)
        if text is None:
            return None
        try:
            entry = _Entry.model_validate_json(text)
            parsed = output_type.model_validate(entry.parsed)
        except ValidationError:
            self.cache.warn("ignoring a damaged cache entry; asking again")
            self.cache.drop(key)
            return None
        return Reply[output_type](  # type: ignore[valid-type]
            parsed=parsed, raw=entry.raw, usage=entry.usage, finish_reason=entry.finish_reason, cached=True
        )
