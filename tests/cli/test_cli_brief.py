"""`summarize brief`: sources, formats, where the result goes, and what is said beside it."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarize.briefs import Brief
from summarize.cli.options import SUFFIXES
from summarize.render import FORMATS

UNDATED = "Mill to close\n\nAcme will close its mill on Friday.\n"


def test_the_seed(process: Callable[..., Any], seed_path: Path) -> None:
    code, out, err = process("brief", seed_path)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("China, Russia Frustrate US Bid")
    assert lines[1].endswith("000_924be549c1b5be2b.txt, published 2022-01-21")
    assert [line.split(" ")[0] for line in lines if line.endswith(")") and not line.startswith(" ")] == [
        "Actors", "Actions", "Dates", "Positions",
    ]  # fmt: skip
    assert "no model was asked" in lines[-2] + lines[-1]
    assert "\x1b" not in out
    assert max(map(len, lines)) <= 100


def test_formats_hold_the_same_brief(call: Callable[..., Any], seed_path: Path) -> None:
    as_json = json.loads(call("brief", seed_path, "-f", "json").out)
    as_yaml = yaml.safe_load(call("brief", seed_path, "-f", "yaml").out)
    lines = call("brief", seed_path, "-f", "jsonl").out.splitlines()
    assert len(lines) == 1
    assert as_json["actions"] == json.loads(lines[0])["actions"] == as_yaml["actions"]
    assert call("brief", seed_path, "--format", "markdown").out.startswith("# China, Russia")


def test_standard_input_and_the_missing_date(call: Callable[..., Any]) -> None:
    done = call("brief", "-", text=UNDATED)
    assert done.code == 0
    assert done.err == (
        "summarize: standard input: no publication date found, so relative dates stay unresolved; "
        "give it with --published YYYY-MM-DD\n"
    )
    assert "Friday  unresolved: " in done.out
    assert call("brief", text=UNDATED).out == done.out  # a pipe is read without being named
    dated = call("brief", "-", "--published", "2024-02-12", text=UNDATED)
    assert dated.err == ""
    assert "Friday  2024-02-16" in dated.out
    assert call("brief", "-", "-q", text=UNDATED).err == ""


def test_several_articles_are_lines(call: Callable[..., Any], article: Path, seed_path: Path) -> None:
    done = call("brief", article, seed_path, "-f", "jsonl")
    assert (done.code, done.err) == (0, "")
    assert [json.loads(line)["document"]["source"] for line in done.out.splitlines()] == [str(article), str(seed_path)]
    refused = call("brief", article, seed_path)
    assert refused == (2, "", "summarize: error: 2 articles make 2 briefs, one a line: add --format jsonl\n")


def test_an_article_that_fails_does_not_take_the_others_along(call: Callable[..., Any], article: Path) -> None:
    output = article.parent / "briefs.jsonl"
    done = call("brief", article, "missing.txt", article, "-o", output)
    assert done.code == 2
    assert done.err == (
        f"summarize: error: missing.txt: there is no such file\nsummarize: wrote 2 of 3 briefs to {output}\n"
    )
    assert len(output.read_text().splitlines()) == 2


def test_an_output_file(call: Callable[..., Any], article: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    done = call("brief", article, "-o", path)
    assert done == (0, "", f"summarize: wrote {path}\n")
    assert Brief.load(path).document.source == str(article)  # the suffix says that it is JSON
    assert call("brief", article, "-o", path, "-q", "-f", "text").err == ""
    assert path.read_text("utf-8").startswith("Mill to close\n")  # replaced, as the shell would
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt", "brief.json"]
    assert call("brief", article, "-o", "-").out == path.read_text("utf-8")


def test_suffixes_stand_for_formats_that_there_are() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


def test_an_output_file_keeps_its_permissions_and_its_link(
    call: Callable[..., Any], article: Path, tmp_path: Path
) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)
    assert call("brief", article, "-o", link).code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("Mill to close")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    new = tmp_path / "new.txt"
    mask = os.umask(0o027)
    try:
        call("brief", article, "-o", new)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


def test_a_file_has_no_colours_and_no_small_width(call: Callable[..., Any], article: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    call("brief", article, "-o", path, FORCE_COLOR="1", COLUMNS="40")
    assert path.read_text("utf-8") == call("brief", article).out


def test_a_device_is_written_to_and_not_replaced(call: Callable[..., Any], article: Path) -> None:
    assert call("brief", article, "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_verbose_says_where_it_comes_from_and_what_it_misses(call: Callable[..., Any], seed_path: Path) -> None:
    done = call("brief", seed_path, "-v")
    rows = dict(line.strip().split("  ", 1) for line in done.err.splitlines() if line[2:3].strip())
    assert rows["read by"].strip() == "rules"
    assert rows["published"].strip() == "2022-01-21 (stamp)"
    assert rows["time"].strip().endswith(" s")
    assert re.search(r"\d+ of \d+ quotations, \d+ of \d+ dates", rows["coverage"])
    assert done.out == call("brief", seed_path).out


def test_a_model_is_asked_once_unless_told_otherwise(
    call: Callable[..., Any], article: Path, answering_model: Any
) -> None:
    ask = ["brief", article, "-m", answering_model.model]
    first = call(*ask)
    assert (first.code, first.err) == (0, "")
    assert "Ungrounded (1) proposed, and not borne out by the article\n  date: Sunday\n" in first.out
    assert re.search(r"\nread by m with prompt brief\.v1; [\d,]+ \+ \d+ tokens", first.out)
    assert any(b"Acme will close its mill" in question for question in answering_model.questions)
    for choice, is_asked in (("--quiet", False), ("--no-cache", True), ("--refresh", True), ("--quiet", False)):
        before = len(answering_model.questions)
        assert call(*ask, choice).code == 0
        assert (len(answering_model.questions) > before) is is_asked, choice
    assert "read by m with prompt brief.v1; an answer kept in the cache; " in call(*ask).out
    assert "asked        nothing: an answer kept in the cache" in call(*ask, "-v").err


def test_the_model_of_the_environment(call: Callable[..., Any], article: Path) -> None:
    done = call("brief", article, SUMMARIZE_MODEL="nonsense")
    assert done.code == 2
    assert "unknown model 'nonsense'" in done.err
    assert call("brief", article, "-m", "rules", SUMMARIZE_MODEL="nonsense").code == 0


@pytest.mark.parametrize("format", ["text", "json", "yaml", "markdown"])
def test_a_saved_brief_is_shown_again(call: Callable[..., Any], article: Path, tmp_path: Path, format: str) -> None:
    path = tmp_path / "brief.json"
    call("brief", article, "-o", path)
    assert call("view", path).out == call("brief", article).out
    assert Brief.model_validate_json(call("view", path, "-f", "json").out) == Brief.load(path)
    assert call("view", "-", "-f", format, text=path.read_text("utf-8")).out == call("view", path, "-f", format).out


def test_saved_lines_are_shown_one_after_the_other(call: Callable[..., Any], article: Path, tmp_path: Path) -> None:
    path = tmp_path / "briefs.jsonl"
    call("brief", article, article, "-o", path)
    text = call("brief", article).out
    assert call("view", path).out == f"{text}\n\n{text}"
    assert len(list(yaml.safe_load_all(call("view", path, "-f", "yaml").out))) == 2
    assert call("view", path, "-f", "jsonl").out == path.read_text("utf-8")
    assert "--format jsonl" in call("view", path, "-f", "json").err
    path.write_text(path.read_text("utf-8") + '{"a": 1}\n')
    assert f"{path}, line 3, is not a brief: document: Field required" in call("view", path).err
