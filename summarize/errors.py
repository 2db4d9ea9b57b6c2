"""Every error that this library raises on purpose.

    SummarizeError            exit code
    ├── InputError            2   unusable input or arguments
    │   ├── SourceError       2   no article to read: missing, empty, binary, wrong encoding, too long
    │   ├── PromptError       2   a prompt that is unknown, does not parse or does not render
    │   ├── SchemaError       2   a schema or a saved brief that does not hold
    │   └── GoldError         2   gold that is not in the article, or suites that do not fit together
    ├── ModelError            3   the model or its endpoint gave no valid answer
    │   ├── ModelUnavailable  3   no key, no such model, nothing listening, not installed
    │   ├── ModelTimeout      3   no answer in time
    │   ├── Truncated         3   the answer stopped at the token limit
    │   ├── Refused           3   the model declined, or a content filter stepped in
    │   ├── InvalidAnswer     3   answers kept breaking the schema
    │   └── RecordingError    3   no recorded answer, or a stale one
    └── GateFailed            1   an eval gate did not hold

A message says what, where, and the next command, in one or two short lines. It never holds a secret.
"""

from __future__ import annotations


class SummarizeError(Exception):
    """The root: catch it to catch everything that this library raises on purpose."""

    exit_code = 2


class InputError(SummarizeError):
    """Unusable input or arguments."""


class SourceError(InputError):
    """There is no article to read."""


class PromptError(InputError):
    """A prompt is unknown, does not parse or does not render."""


class SchemaError(InputError):
    """A schema or a saved brief does not hold."""


class GoldError(InputError):
    """Gold is not in its article, or a suite does not fit together."""


class ModelError(SummarizeError):
    """The model or its endpoint gave no valid answer."""

    exit_code = 3


class ModelUnavailable(ModelError):
    """No key, no such model, nothing listening, or not installed."""


class ModelTimeout(ModelError):
    """No answer came in time."""


class Truncated(ModelError):
    """The answer stopped at the token limit."""


class Refused(ModelError):
    """The model declined, or a content filter stepped in."""


class InvalidAnswer(ModelError):
    """The answers kept breaking the schema."""


class RecordingError(ModelError):
    """There is no recorded answer, or the recorded one is stale."""


class GateFailed(SummarizeError):
    """An eval gate did not hold."""

    exit_code = 1
