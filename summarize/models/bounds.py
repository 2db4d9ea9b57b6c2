"""A JSON schema that a very small model cannot get lost in.

llama.cpp turns the schema into a grammar and samples within it. Where the grammar lets it, a small model loops:
one list without an end, one string that repeats itself. So every list and string gets a bound. A bound costs
grammar: `maxLength` is unrolled to `char{0,n}`, for which llama.cpp allows 2000 repetitions in one rule and which
slows sampling long before that, and every kind of item is written out once for every list that holds it.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

MAX_STRING = 160  # characters
MAX_ITEMS = 6
MAX_INNER_ITEMS = 3  # of a list inside an item, such as the aliases of an actor
_PROSE = ("title", "description", "default", "examples")


def bounded_schema(output_type: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of a type with every list and string bounded, all fields required and no prose."""
    return bound(output_type.model_json_schema())


def bound(schema: dict[str, Any]) -> dict[str, Any]:
    """The same for a JSON schema, which is left as it is. `const`, `enum` and `pattern` bound themselves."""
    return _node(json.loads(json.dumps(schema)), inside=False)


def _node(node: dict[str, Any], *, inside: bool) -> dict[str, Any]:
    """`inside`: whether the node stands in an item of a list, or in a definition, as items do."""
    for word in _PROSE:
        node.pop(word, None)
    for group in ("properties", "$defs"):
        within = inside or group == "$defs"
        node[group] = {name: _node(field, inside=within) for name, field in node.get(group, {}).items()}
        if not node[group]:
            del node[group]
    for group in ("anyOf", "oneOf", "allOf", "prefixItems"):
        if group in node:
            node[group] = [_node(option, inside=inside) for option in node[group]]
    if isinstance(node.get("items"), dict):
        node["items"] = _node(node["items"], inside=True)
    if isinstance(node.get("additionalProperties"), dict):
        node["additionalProperties"] = _node(node["additionalProperties"], inside=inside)
    kind = node.get("type")
    if kind == "string" and not {"enum", "const", "pattern", "format"} & node.keys():
        node["maxLength"] = min(node.get("maxLength", MAX_STRING), MAX_STRING)
    if kind == "array":
        most = MAX_INNER_ITEMS if inside else MAX_ITEMS
        node["maxItems"] = min(node.get("maxItems", most), most)
    if kind == "object" and "properties" in node:
        node["required"] = list(node["properties"])
        node["additionalProperties"] = False
    return node
