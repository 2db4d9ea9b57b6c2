"""Which characters of an article may be shown, and what stands in for those that an output cannot carry.

An article is not to be trusted with a terminal: control characters could recolour, retitle or rewrite it, and
bidirectional controls could reorder what is read. They are shown as escapes; nothing is left out that has a form.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

HOSTILE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f"
"""C0 and C1 controls, bidirectional embeddings, overrides and isolates, lone surrogates, tag characters."""

_HOSTILE = re.compile(f"[{HOSTILE}]")
_UNSAFE_LINES = re.compile(f"[{HOSTILE}\x0b-\x0d\x1c-\x1f\x85\u2028\u2029]")
_UNDECODED = re.compile("[\udc80-\udcff]+")
_FORMLESS = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")  # marks without a form of their own

_PLAIN = {
    "→": "->",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "′": "'",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "--",
    "−": "-",
    "•": "*",
    "€": "EUR ",
    "£": "GBP ",
    "ß": "ss",
    "Æ": "AE",
    "æ": "ae",
    "Ø": "O",
    "ø": "o",
    "Œ": "OE",
    "œ": "oe",
    "Đ": "D",
    "đ": "d",
    "Ł": "L",
    "ł": "l",
    "ı": "i",
}


def safe(text: str) -> str:
    """A text on one line that cannot steer a terminal: controls are escaped, white space is single spaces."""
    return _HOSTILE.sub(_escaped, " ".join(_FORMLESS.sub("", _decoded(text)).split()))


def safe_lines(text: str) -> str:
    """The same for a text whose line breaks and tabs are to stay."""
    return _UNSAFE_LINES.sub(_escaped, _decoded(text).replace("\r\n", "\n"))


def carried(text: str, encoding: str) -> str:
    """The text in characters that an encoding has: as it is, in a plain form ("Cafe", "->"), or escaped."""
    return text.encode(encoding, _FALLBACK).decode(encoding)


def _decoded(text: str) -> str:
    """A text in which the name of a file is read as UTF-8, where the locale could not read it."""
    return _UNDECODED.sub(lambda match: match[0].encode("utf-8", "surrogateescape").decode("utf-8", "replace"), text)


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _plain_form(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain_character, error.object[error.start : error.end])), error.end


def _plain_character(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if unicodedata.combining(character):
        return ""
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return plain or character.encode("unicode_escape").decode("ascii")


_FALLBACK = "summarize.plain"
codecs.register_error(_FALLBACK, _plain_form)
