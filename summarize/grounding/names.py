"""Names: when two strings name the same actor, and which actor a name refers to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_POSSESSIVE = re.compile(r"['’]s?$")
_SPACES = re.compile(r"[\s\-‐‑–—]+")


def normal_name(name: str) -> str:
    """A name without case, dots, hyphens, accents, a leading article and a trailing possessive.

    "The U.S." and "US" are one, "Erdoğan" and "Erdogan", too; "North Korea" and "South Korea" are not.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    plain = unicodedata.normalize("NFKC", "".join(c for c in decomposed if not unicodedata.combining(c)))
    folded = plain.casefold().strip(' \t\r\n"“”.,;:()')
    folded = _POSSESSIVE.sub("", folded).replace(".", "").replace("’", "'")
    return _SPACES.sub(" ", re.sub(r"^(?:the|an?)\s+", "", folded)).strip()


def slug(name: str) -> str:
    """A name as an id: ASCII letters and digits joined by hyphens; "actor" where nothing is left."""
    plain = unicodedata.normalize("NFKD", normal_name(name).replace("'", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "actor"


def unique_ids(names: Iterable[str]) -> list[str]:
    """An id for each name, in order; a repeated one gets -2, -3, ..."""
    taken: set[str] = set()
    ids = []
    for name in names:
        base = candidate = slug(name)
        count = 1
        while candidate in taken:
            count += 1
            candidate = f"{base}-{count}"
        taken.add(candidate)
        ids.append(candidate)
    return ids


class Directory:
    """Which actor a name refers to: by any of its names, or by a last name that only one person bears."""

    def __init__(self, actors: Sequence[tuple[str, Sequence[str], bool]]) -> None:
        """`actors`: id, names, and whether it is a person, of each."""
        self._by_name: dict[str, str] = {}
        last_names: dict[str, set[str]] = {}
        for id, names, is_person in actors:
            for name in names:
                normal = normal_name(name)
                if normal:
                    self._by_name.setdefault(normal, id)
                    if is_person:
                        last_names.setdefault(normal.split()[-1], set()).add(id)
        self._by_last_name = {last: next(iter(ids)) for last, ids in last_names.items() if len(ids) == 1}

    def find(self, name: str) -> str | None:
        """The id of the actor, or None. "Thomas-Greenfield" finds "Linda Thomas-Greenfield"; "Korea" finds nobody."""
        normal = normal_name(name)
        if normal in self._by_name:
            return self._by_name[normal]
        words = normal.split()
        if len(words) == 1 and len(normal) > 2:
            return self._by_last_name.get(normal)
        return None
