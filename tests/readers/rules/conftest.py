"""A short article around the sentences of a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import summarize
from summarize.briefs import Brief


@pytest.fixture
def read() -> Callable[[str], Brief]:
    """Reads a body by the rules, under a headline and a date: its first sentence is the third."""
    return lambda body: summarize.brief(f"Talks in Geneva\n\n12 February 2024\n\n{body}\n", model="rules")
