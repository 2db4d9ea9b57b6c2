import io
import sys
from datetime import date
from pathlib import Path

import pytest

from summarize.document import Document
from summarize.errors import SourceError
from summarize.sources import MAX_BYTES, load_document

TEXT = "Mill closes\n\nThe mill closed on Monday.\n"


def test_text_is_the_file_decoded_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("\ufeffMühle\r\n\r\nSie schloss.\r\n".encode())
    assert load_document(path).text == "\ufeffMühle\r\n\r\nSie schloss.\r\n"
    assert load_document(str(path)).source == str(path)


@pytest.mark.parametrize(("encoding", "given"), [("utf-8", None), ("utf-16", None), ("cp1252", "cp1252")])
def test_encodings(tmp_path: Path, encoding: str, given: str | None) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("Café closes\n\nIt closed.".encode(encoding))
    assert load_document(path, encoding=given).text.lstrip("\ufeff").startswith("Café")


def test_standard_input_text_and_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert load_document("-").source == "standard input"
    document = load_document(TEXT)
    assert document.source is None
    assert load_document(document) is document
    dated = load_document(document, published=date(2024, 2, 12))
    assert dated.published is not None
    assert dated.published.date == date(2024, 2, 12)


BAD = [
    ("empty", b"", "empty"),
    ("white space", b" \n\t\r\n ", "empty"),
    ("only a byte order mark", b"\xef\xbb\xbf", "empty"),
    ("NUL bytes", b"The mill\x00 closed", "binary"),
    ("binary", bytes(range(256)), "binary"),
    ("wrong encoding", "Café closes".encode("latin-1"), "not UTF-8 (byte 0xe9 at offset 3)"),
    ("PDF", b"%PDF-1.7 ...", "a PDF file"),
    ("DOCX", b"PK\x03\x04....", "a zip archive"),
    ("image", b"\x89PNG\r\n", "an image"),
]


@pytest.mark.parametrize(("about", "content", "reason"), BAD, ids=[row[0] for row in BAD])
def test_what_is_no_article(tmp_path: Path, about: str, content: bytes, reason: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        load_document(path)
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load_document(tmp_path / "missing.txt")
    with pytest.raises(SourceError, match="is a folder"):
        load_document(tmp_path)
    with pytest.raises(SourceError, match="not fetched from the web"):
        load_document("https://example.invalid/article")
    with pytest.raises(SourceError, match="unknown encoding"):
        (tmp_path / "a.txt").write_text(TEXT)
        load_document(tmp_path / "a.txt", encoding="klingon")
    with pytest.raises(SourceError, match="larger than 1 MB"):
        (tmp_path / "big.txt").write_bytes(b"The mill closed. " * (MAX_BYTES // 17 + 10))
        load_document(tmp_path / "big.txt")


def test_one_line_of_200_kilobytes_is_read() -> None:
    document = Document.from_text("the mill closed " * 12_500)
    assert len(document.text) == 200_000
    assert len(document.sentences) > 90
