"""YAML with line numbers: what a file says, and on which line it says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

Path_ = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong with a file, where, and what to do about it. A warning does not make a suite unusable."""

    file: str
    line: int | None
    what: str
    fix: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.level}: {self.what}" + (f" ({self.fix})" if self.fix else "")


class Marked(NamedTuple):
    """The content of a YAML file. Every scalar is a string or None: nothing turns into a date or a truth value."""

    content: Any
    lines: dict[Path_, int]
    problems: tuple[Problem, ...]

    def line(self, path: Path_) -> int | None:
        """The line of the value at a path, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Knows null, and otherwise strings: "2022-01-20" stays a string, and so does "no"."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_marked(path: Path) -> Marked:
    """Read a YAML file with the lines of its values. What cannot be read is a problem, never an exception."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        return Marked(None, {}, (Problem(name, None, f"cannot be read: {error.strerror}", "write the file"),))
    except UnicodeDecodeError:
        return Marked(None, {}, (Problem(name, None, "is not UTF-8 text", "save it as UTF-8"),))
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        what = f"is not YAML: {error.problem or error.context}"
        return Marked(None, {}, (Problem(name, line, what, "quote text that holds a colon, a hash or a bracket"),))
    except yaml.YAMLError as error:
        return Marked(None, {}, (Problem(name, None, f"is not YAML: {str(error).splitlines()[0]}", "save plain text"),))
    lines: dict[Path_, int] = {}
    problems: list[Problem] = []
    content = _value(node, (), lines, problems, name) if node else None
    return Marked(content, lines, tuple(problems))


def _value(node: yaml.Node, path: Path_, lines: dict[Path_, int], problems: list[Problem], file: str) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > 12:
        problems.append(Problem(file, node.start_mark.line + 1, "is nested too deeply", "flatten it"))
        return None
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), lines, problems, file) for i, child in enumerate(node.value)]
    found: dict[str, Any] = {}
    assert isinstance(node, yaml.MappingNode)
    for key, child in node.value:
        word = str(key.value)
        if word in found:
            line = key.start_mark.line + 1
            problems.append(Problem(file, line, f"has {word!r} twice in one item", "remove one of them"))
        lines[(*path, word)] = key.start_mark.line + 1
        found[word] = _value(child, (*path, word), lines, problems, file)
    return found
