"""The cache: text only, one asker at a time, and no trouble of its own ever stops a run."""

from __future__ import annotations

import pickle
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import diskcache
import pytest
from pydantic import BaseModel

from summarize.cache import Cache, CachedModel, cache_key, open_cache
from summarize.models import FakeModel, Message, Settings

QUESTION = [Message(role="user", content="Name a colour.")]


class Colour(BaseModel):
    """A colour."""

    name: str


class Shade(BaseModel):
    """A shade."""

    name: str


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, warnings: list[str]) -> Cache:
    return Cache(tmp_path / "cache", warn=warnings.append)


def cached(cache: Cache, answer: str = "red", **options: bool) -> tuple[CachedModel, FakeModel]:
    fake = FakeModel(lambda messages, output_type: {"name": answer})
    return CachedModel(fake, cache, **options), fake


def ask(model: CachedModel, **settings: int) -> str:
    return model.generate(QUESTION, Colour, Settings(**settings)).parsed.name


def test_the_same_question_is_asked_once(cache: Cache) -> None:
    model, fake = cached(cache)
    first = model.generate(QUESTION, Colour, Settings())
    second = model.generate(QUESTION, Colour, Settings())
    assert (first.cached, second.cached, len(fake.calls)) == (False, True, 1)
    assert second.parsed == first.parsed
    assert second.usage == first.usage


def test_refreshing_asks_anew_and_replaces(cache: Cache) -> None:
    assert ask(cached(cache, "red")[0]) == "red"
    assert ask(cached(cache, "blue", refresh=True)[0]) == "blue"
    assert ask(cached(cache, "green")[0]) == "blue"


def test_a_key_holds_all_that_the_answer_depends_on() -> None:
    base = ("m", "e", Settings(), QUESTION, Colour)
    keys = {
        cache_key(*base),
        cache_key("m2", "e", Settings(), QUESTION, Colour),
        cache_key("m", "e2", Settings(), QUESTION, Colour),
        cache_key("m", "e", Settings(temperature=1), QUESTION, Colour),
        cache_key("m", "e", Settings(max_tokens=1), QUESTION, Colour),
        cache_key("m", "e", Settings(repeat=1), QUESTION, Colour),
        cache_key("m", "e", Settings(), [Message(role="user", content="Name a shade.")], Colour),
        cache_key("m", "e", Settings(), QUESTION, Shade),
    }
    assert len(keys) == 8
    assert cache_key(*base) == cache_key(*base)


class _Hostile:
    """Runs code when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.path,)


def test_a_planted_entry_runs_nothing(cache: Cache, tmp_path: Path, warnings: list[str]) -> None:
    """CVE-2025-69872: diskcache unpickles values and keys that it reads."""
    model, fake = cached(cache)
    key = cache_key("fake", "fake", Settings(), QUESTION, Colour)
    touched = tmp_path / "touched"
    with diskcache.Cache(str(cache.folder)) as store:
        store.set(key, _Hostile(touched))
        store.set(("tuple", _Hostile(touched)), "value")
    touched.unlink(missing_ok=True)
    assert pickle.dumps(_Hostile(touched))
    assert ask(model) == "red"
    assert len(fake.calls) == 1
    assert any("not ours" in warning for warning in warnings)
    assert len(cache.verify()) >= 1
    assert cache.verify() == []
    assert not touched.exists()


def test_a_damaged_entry_is_a_miss_and_a_warning(cache: Cache, warnings: list[str]) -> None:
    model, fake = cached(cache)
    cache.put(cache_key("fake", "fake", Settings(), QUESTION, Colour), '{"format": 1')
    assert ask(model) == "red"
    assert len(fake.calls) == 1
    assert "damaged" in warnings[0]
    assert ask(model) == "red"
    assert len(fake.calls) == 1


def test_a_folder_that_cannot_be_used_means_no_cache(tmp_path: Path, warnings: list[str]) -> None:
    (tmp_path / "file").write_text("")
    assert open_cache(tmp_path / "file" / "cache", warn=warnings.append) is None
    assert "SUMMARIZE_CACHE_DIR" in warnings[0]
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "cache.db").write_bytes(b"this is no database" * 100)
    assert open_cache(tmp_path / "broken", warn=warnings.append) is None
    assert len(warnings) == 2


def test_a_full_disk_costs_only_the_cache(cache: Cache, warnings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(cache._store, "set", full)
    monkeypatch.setattr(cache._store, "add", full)
    model, fake = cached(cache)
    assert [ask(model), ask(model)] == ["red", "red"]
    assert len(fake.calls) == 2
    assert len(warnings) == 1
    assert "disk is full" in warnings[0]


def test_only_the_owner_may_read_it(cache: Cache) -> None:
    ask(cached(cache)[0])
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in cache.folder.rglob("cache.db*")} <= {0o600}


def test_nothing_is_evicted(cache: Cache) -> None:
    assert cache._store.eviction_policy == "none"


def test_stats_and_clear(cache: Cache) -> None:
    ask(cached(cache)[0])
    ask(cached(cache)[0], repeat=1)
    assert cache.stats().entries == 2
    assert cache.stats().bytes > 0
    assert cache.clear() == 2
    assert cache.stats().entries == 0


def test_two_threads_ask_once(cache: Cache) -> None:
    def slow(messages: object, output_type: object) -> dict[str, str]:
        time.sleep(0.5)
        return {"name": "red"}

    fake = FakeModel(slow)
    model = CachedModel(fake, cache)
    threads = [threading.Thread(target=ask, args=(model,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(fake.calls) == 1


def test_two_processes_ask_once(tmp_path: Path) -> None:
    code = f"""
import sys, time
from pathlib import Path
from pydantic import BaseModel
from summarize.cache import Cache, CachedModel
from summarize.models import FakeModel, Message, Settings

class Colour(BaseModel):
    "A colour."
    name: str

def slow(messages, output_type):
    time.sleep(1.5)
    return {{"name": "red"}}

fake = FakeModel(slow)
CachedModel(fake, Cache(Path({str(tmp_path / "cache")!r}))).generate([Message(role="user", content="?")], Colour, Settings())
print(len(fake.calls))
"""
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sorted(process.communicate(timeout=60)[0].strip() for process in running) == ["0", "1"]


def test_a_lock_whose_holder_died_expires(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.cache.LOCK_SECONDS", 0.3)
    model, fake = cached(cache)
    key = cache_key("fake", "fake", Settings(), QUESTION, Colour)
    cache._store.add(f"lock:{key}", "a holder that died", expire=0.3)
    assert ask(model) == "red"
    assert len(fake.calls) == 1
