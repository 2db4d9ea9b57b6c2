"""The HTML pages: harmless whatever they hold, and usable in a browser with the keyboard."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from summarize.briefs import Brief
from summarize.evals.compare import compare
from summarize.evals.highlights import Mark, clean, marked_article
from summarize.evals.html import comparison_page, report_page
from summarize.evals.relabel import as_brief
from summarize.evals.run import Plan, Run, RunCase, finished
from summarize.evals.suite import load_labelled

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = (
    '</script><script>document.title="owned"</script><img src=x onerror="document.title=1">\u202e\x1b[31m & "quoted"'
)


class Page(HTMLParser):
    """What is in a page: its tags, and the text outside of style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._raw = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._raw = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._raw = False

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.text += data


@pytest.fixture
def hostile(make_suite: Callable[..., Path], article_text: str) -> Path:
    return make_suite(article=f"{article_text}\n{HOSTILE}\n")


def a_run(suite: Path, edit: Callable[[Brief], Brief | None]) -> Run:
    labelled = load_labelled(suite)
    briefs = [edit(as_brief(gold)) for gold in labelled.gold]
    rows = [
        RunCase(document=g.document, brief=b, error=None if b else HOSTILE)
        for g, b in zip(labelled.gold, briefs, strict=True)
    ]
    return finished(labelled, Plan(), rows).run


def a_page(suite: Path, edit: Callable[[Brief], Brief | None]) -> str:
    labelled = load_labelled(suite)
    briefs = [edit(as_brief(gold)) for gold in labelled.gold]
    rows = [
        RunCase(document=g.document, brief=b, error=None if b else HOSTILE)
        for g, b in zip(labelled.gold, briefs, strict=True)
    ]
    return report_page(finished(labelled, Plan(), rows).scoring)


def test_hostile_words_stay_words(hostile: Path) -> None:
    def edit(brief: Brief) -> Brief:
        data = brief.model_dump(mode="json")
        data["positions"][0]["topic"] = HOSTILE
        data["actions"][0]["action"] = HOSTILE
        return Brief.model_validate(data)

    for text in (a_page(hostile, edit), a_page(hostile, lambda _: None)):
        page = Page(text)
        assert [tag for tag, _ in page.tags].count("script") == 1
        assert not any(tag == "img" or any(name.startswith("on") for name in attrs) for tag, attrs in page.tags)
        assert '<script>document.title="owned"</script>' in page.text
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_the_page_is_whole(suite: Path) -> None:
    text = a_page(suite, lambda brief: brief)
    page = Page(text)
    assert not any(attrs.get("src") or (attrs.get("href") or "#")[0] != "#" for _, attrs in page.tags)
    assert "http" not in text.replace("http-equiv", "")
    policy = next(attrs["content"] for tag, attrs in page.tags if tag == "meta" and attrs.get("http-equiv"))
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert all((attrs["href"] or "")[1:] in ids for tag, attrs in page.tags if tag == "a")
    for sentence in ("Norland signed a fishing pact with Sudria on Monday", "Fishermen blocked the port"):
        assert sentence in page.text


def test_overlapping_evidence_is_cut_and_not_nested(suite: Path) -> None:
    article = load_labelled(suite).gold[0].article
    start = article.text.index("signed a fishing pact")
    marks = [Mark(start, start + 16, "a", "correct"), Mark(start + 9, start + 21, "b", "missing")]
    found = re.findall(
        r'<mark class="(\w+)" data-k="([^"]+)">([^<]*)</mark>', marked_article(article, marks, anchor="d0")
    )
    assert found == [("correct", "a", "signed a "), ("missing", "a b", "fishing"), ("missing", "b", " pact")]
    assert Page(marked_article(article, marks, anchor="d0")).text.replace("\n", "").count("signed a fishing pact") == 1


def test_clean_keeps_what_is_harmless() -> None:
    assert clean("Müller & Söhne “x” 東京 😀") == "Müller &amp; Söhne “x” 東京 😀"


def test_a_comparison_page_shows_what_changed(suite: Path, change: Callable[..., Brief]) -> None:
    a = a_run(suite, lambda brief: brief)
    b = a_run(suite, lambda brief: change(brief, "actions", "a3", actors=["union"]))
    text = comparison_page(compare(a.report, b.report), a, b)
    page = Page(text)
    assert any(attrs.get("data-outcome") == "broken" for _, attrs in page.tags)
    assert "actors union instead of fishermen" in page.text


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium, which .ci/run installs where there is none")
def test_in_a_browser(hostile: Path, tmp_path: Path, change: Callable[..., Brief]) -> None:
    """The script runs under the page's own policy: rows are filtered, keys move, evidence lights up."""
    text = a_page(hostile, lambda brief: change(brief, "actions", "a3", actors=["union"]))
    probe = """
    window.addEventListener("load", () => {
      const key = (k) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true }));
      const rows = () => [...document.querySelectorAll("ol.items li")].filter((r) => !r.hidden).length;
      const before = rows();
      key("j");
      const lit = [...document.querySelectorAll("mark.on")].map((m) => m.textContent).join("");
      document.querySelector("nav input[value=correct]").click();
      const found = { before, after: rows(), lit, title: document.title, at: document.activeElement.dataset.outcome };
      document.body.setAttribute("data-found", JSON.stringify(found));
    });
    """
    path = tmp_path / "page.html"
    script = re.search(r"<script>(.*)</script>\n</body>", text, re.DOTALL)
    assert script is not None
    # the probe stands in the one script that the policy allows, whose hash is worked out anew
    old = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    new = base64.b64encode(hashlib.sha256((script[1] + probe).encode()).digest()).decode()
    path.write_text(text.replace(script[1], script[1] + probe).replace(old, new), "utf-8")
    done = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom",
         f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    found = re.search(r'data-found="([^"]+)"', done.stdout)
    assert found is not None, done.stdout[:500] + done.stderr[-500:]
    state = json.loads(html.unescape(found[1]))
    assert state["title"].startswith("mini: annotator T")
    assert state["after"] > state["before"] > 0
    assert state["at"] == "incorrect"
    assert "Fishermen blocked the port of Ostvik for three days" in state["lit"]
