"""A JSON schema that a very small model cannot get lost in.

llama.cpp turns the schema into a grammar and samples within it. Where the grammar lets it, a small model loops:
one list without an end, one string that repeats itself. So every list and string gets a bound. A bound costs
grammar: `maxLength` is unrolled to `char{0,n}`, for which llama.cpp allows 2000 repetitions in one rule and which
slows sampling long before that, and every kind of item is written out once for every list that holds it.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from pydantic import BaseModel


class Bounds(NamedTuple):
    """The longest string in characters, the longest list, and the longest list inside an item, such as aliases."""

    string: int
    items: int
    inner: int


TIGHT = Bounds(string=120, items=4, inner=3)
"""For a model of a hundred million parameters, which would fill whatever it is given."""
WIDE = Bounds(string=400, items=24, inner=8)
"""For a file of somebody's own choice, which is mostly a larger model."""

_MOST_SENTENCES = 999
_COMPACT = {"x-guidance": {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}}
_PROSE = ("title", "description", "default", "examples")


def bounded_schema(output_type: type[BaseModel], bounds: Bounds = TIGHT) -> dict[str, Any]:
    """The JSON schema of a type with every list and string bounded, all fields required and no prose."""
    return bound(output_type.model_json_schema(), bounds)


def grammar(schema: dict[str, Any]) -> str:
    """The grammar of llguidance, which llama.cpp samples within, for a JSON schema: one line, no free white space.

    Asked with a schema alone, llama.cpp's server leaves white space free, and a small model fills it without end.
    """
    return f"%llguidance {{}}\nstart: %json {json.dumps({**schema, **_COMPACT})}"


def bound(schema: dict[str, Any], bounds: Bounds = TIGHT) -> dict[str, Any]:
    """The same for a JSON schema, which is left as it is. `const`, `enum` and `pattern` bound themselves."""
    return _node(json.loads(json.dumps(schema)), bounds, inside=False)


def _node(node: dict[str, Any], bounds: Bounds, *, inside: bool) -> dict[str, Any]:
    """`inside`: whether the node stands in an item of a list, or in a definition, as items do."""
    for word in _PROSE:
        node.pop(word, None)
    for group in ("properties", "$defs"):
        within = inside or group == "$defs"
        node[group] = {name: _node(field, bounds, inside=within) for name, field in node.get(group, {}).items()}
        if not node[group]:
            del node[group]
    for group in ("anyOf", "oneOf", "allOf", "prefixItems"):
        if group in node:
            node[group] = [_node(option, bounds, inside=inside) for option in node[group]]
    if isinstance(node.get("items"), dict):
        node["items"] = _node(node["items"], bounds, inside=True)
    if isinstance(node.get("additionalProperties"), dict):
        node["additionalProperties"] = _node(node["additionalProperties"], bounds, inside=inside)
    kind = node.get("type")
    if isinstance(numbers := node.get("properties", {}).get("sentences"), dict):
        numbers["items"] = {"type": "integer", "minimum": 1, "maximum": _MOST_SENTENCES}
    if kind == "string" and not {"enum", "const", "pattern", "format"} & node.keys():
        node["maxLength"] = min(node.get("maxLength", bounds.string), bounds.string)
    if kind == "array":
        most = bounds.inner if inside else bounds.items
        node["maxItems"] = min(node.get("maxItems", most), most)
    if kind == "object" and "properties" in node:
        node["required"] = list(node["properties"])
        node["additionalProperties"] = False
    return node
