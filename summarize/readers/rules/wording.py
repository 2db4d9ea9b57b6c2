"""Wording: a stretch of the article as the words of an item."""

from __future__ import annotations


def tidy(text: str) -> str:
    """The stretch on one line, without marks at its edges that have no partner; a quotation cut short is closed."""
    plain = " ".join(text.split()).strip(" ,.;:").lstrip("” ,")
    if plain.startswith('"') and plain.endswith('"') and plain.count('"') == 2:
        plain = plain[1:-1]
    if plain.count('"') % 2:
        plain = plain[1:] if plain.startswith('"') else plain[:-1].rstrip(" ,") if plain.endswith('"') else plain + '"'
    if plain.count("“") > plain.count("”"):
        plain = plain.rstrip("“ ")
        plain = plain[1:] if plain.startswith("“") else plain + "”" * (plain.count("“") - plain.count("”"))
    elif plain.startswith("“") and plain.endswith("”") and plain.count("“") == 1:
        plain = plain[1:-1]
    return plain.strip(" ,.;:")
