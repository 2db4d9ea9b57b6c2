"""Sources: a path, standard input or text, read into a Document. The only place that reads articles."""

from __future__ import annotations

import codecs
import sys
from datetime import date
from pathlib import Path

from summarize.document import Document
from summarize.errors import SourceError

Source = str | Path | Document

MAX_BYTES = 1_000_000
"""Larger input is no news article; it is refused before it is read."""

_FOREIGN = {
    b"%PDF": "a PDF file; extract its text first, for instance: pdftotext -layout {name} -",
    b"PK\x03\x04": "a zip archive (DOCX, ODT, EPUB?); save it as plain text first",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office file; save it as plain text first",
    b"{\\rtf": "an RTF file; save it as plain text first",
    b"\x1f\x8b": "compressed with gzip; decompress it first: gunzip {name}",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}


def load_document(source: Source, *, published: date | None = None, encoding: str | None = None) -> Document:
    """Read one article.

    `source` is a path, `-` for standard input, a Document (returned as it is, or with `published` set), or the
    article's own text if it is a string with a line break in it. Bytes are decoded as UTF-8 (UTF-16 with a byte
    order mark) unless `encoding` says otherwise; nothing else about the text is changed, line endings included.

    Raises SourceError: nothing there, not a file, empty, binary, not in that encoding, above `MAX_BYTES`.
    """
    if isinstance(source, Document):
        if published is None:
            return source
        return Document.from_text(source.text, source=source.source, published=published)
    if isinstance(source, str) and "\n" in source:
        return Document.from_text(source, published=published)
    if str(source) == "-":
        return _from_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", published, encoding)
    text = str(source)
    if text.startswith(("http://", "https://")):
        raise SourceError(
            f"{text}: articles are not fetched from the web; save the page's text, or pipe it: ... | summarize brief -"
        )
    return _from_bytes(_read(Path(source)), text, published, encoding)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder; name one article in it")
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise SourceError(_too_large(str(path)))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"cannot read {path}: {reason}") from error


def _from_bytes(content: bytes, name: str, published: date | None, encoding: str | None) -> Document:
    if len(content) > MAX_BYTES:
        raise SourceError(_too_large(name))
    for magic, kind in _FOREIGN.items():
        if content.startswith(magic):
            raise SourceError(f"{name} is {kind.format(name=name)}")
    return Document.from_text(_decode(content, name, encoding), source=name, published=published)


def _decode(content: bytes, name: str, encoding: str | None) -> str:
    if encoding is None:
        utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if utf_16 else "utf-8"
        if not utf_16 and b"\x00" in content:
            raise SourceError(f"{name} is binary (it holds NUL bytes): it is not plain text")
    try:
        return content.decode(encoding)
    except LookupError as error:
        raise SourceError(f"unknown encoding {encoding!r}; try utf-8, utf-16, cp1252 or latin-1") from error
    except UnicodeError as error:
        at = (
            f" (byte {content[error.start]:#04x} at offset {error.start})"
            if isinstance(error, UnicodeDecodeError)
            else ""
        )
        raise SourceError(
            f"{name} is not {encoding.upper()}{at}; if it is text, name its encoding: --encoding cp1252"
        ) from error


def _too_large(name: str) -> str:
    return (
        f"{name} is larger than {MAX_BYTES // 1_000_000} MB: that is no news article; split it into its articles first"
    )
