"""Prompts: front matter and a Jinja body in a file, rendered to messages for one document.

A prompt's template holds a `system` and a `user` block. It is rendered in Jinja's sandbox with undefined names
refused; it sees `document`, `fence`, `shape` and `schema_json`, and the filter `one_line`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarize.briefs import first_problem
from summarize.document import Document
from summarize.errors import PromptError

BLOCKS: tuple[Literal["system"], Literal["user"]] = ("system", "user")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n(.*)\Z", re.DOTALL)


class Message(BaseModel):
    """One turn of the conversation that a prompt renders to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Literal["system", "user", "assistant"]
    content: str


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    version: int = Field(ge=1)
    schema_name: str = Field(alias="schema")
    description: str


class Prompt(BaseModel):
    """A prompt file. `sha256` is that of the whole file, so that a changed word is a changed prompt."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: int
    schema_name: str = Field(description="The pydantic model that it asks for, by name.")
    description: str
    body: str
    sha256: str
    path: Path

    @property
    def id(self) -> str:
        """Name and version, such as `brief.v1`."""
        return f"{self.name}.v{self.version}"

    def render(self, document: Document, schema: type[BaseModel]) -> list[Message]:
        """The messages that ask for `schema` on `document`.

        The article is given between two fence lines that do not occur in it. Raises PromptError where the
        template does not parse, uses a name that is not there, or lacks a block.
        """
        from jinja2 import StrictUndefined, TemplateError
        from jinja2.exceptions import SecurityError
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
        )
        environment.filters["one_line"] = one_line
        schema_json = schema.model_json_schema()
        values = {
            "document": document,
            "fence": fence_for(document),
            "shape": shape(schema_json),
            "schema_json": json.dumps(schema_json, ensure_ascii=False),
        }
        try:
            template = environment.from_string(self.body)
            missing = [name for name in BLOCKS if name not in template.blocks]
            if missing:
                raise PromptError(f"{self.path}: the template has no {{% block {missing[0]} %}}")
            context = template.new_context(values)
            return [Message(role=name, content="".join(template.blocks[name](context)).strip()) for name in BLOCKS]
        except SecurityError as error:
            raise PromptError(f"{self.path}: the template does what a prompt may not: {error}") from error
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f" (line {line} of the body)" if line else ""
            raise PromptError(f"{self.path} does not render{where}: {error}") from error
        except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
            raise PromptError(f"{self.path} does not render: {error}") from error


def prompt_folder() -> Path:
    """Where the released prompts are: inside the wheel, or `prompts/` of the checkout."""
    packaged = Path(__file__).parent / "_prompts"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "prompts"


def list_prompts() -> list[Prompt]:
    """The released prompts, by name, the newest version of each first."""
    prompts = [read_prompt(path) for path in prompt_folder().glob("*.md")]
    return sorted(prompts, key=lambda prompt: (prompt.name, -prompt.version))


def load_prompt(name: str | Path | Prompt) -> Prompt:
    """A prompt by name (`brief`: its newest version), by id (`brief.v1`) or by the path of a file.

    Raises PromptError if there is none; the message lists those that there are.
    """
    if isinstance(name, Prompt):
        return name
    text = str(name)
    if isinstance(name, Path) or "/" in text or text.endswith(".md"):
        return read_prompt(Path(name))
    known = list_prompts()
    for prompt in known:
        if text in {prompt.name, prompt.id}:
            return prompt
    choices = ", ".join(prompt.id for prompt in known)
    raise PromptError(f"unknown prompt {text!r}; choose from: {choices}; or give the path of a file")


def read_prompt(path: Path) -> Prompt:
    """The prompt in a file. Raises PromptError if it cannot be read or its front matter does not hold."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except FileNotFoundError as error:
        raise PromptError(
            f"{path}: there is no such prompt file; `summarize prompts list` shows the released ones"
        ) from error
    except OSError as error:
        raise PromptError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PromptError(f"{path} is not UTF-8 text") from error
    match = _FRONT_MATTER.match(text)
    if not match:
        raise PromptError(f"{path} has no front matter: it must begin with --- name, version, schema, description ---")
    try:
        front = _FrontMatter.model_validate(yaml.safe_load(match[1]))
    except yaml.YAMLError as error:
        raise PromptError(f"{path}: the front matter is not YAML: {str(error).splitlines()[0]}") from error
    except ValidationError as error:
        raise PromptError(f"{path}: front matter: {first_problem(error)}") from error
    return Prompt(
        **front.model_dump(),
        body=match[2],
        sha256=hashlib.sha256(content).hexdigest(),
        path=path,
    )


def schema_sha256(schema: type[BaseModel]) -> str:
    """Digest of the JSON schema that a model is asked for: its words are prompt text."""
    canonical = json.dumps(schema.model_json_schema(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def one_line(text: str) -> str:
    """A text without line breaks and control characters, so that an article cannot imitate the prompt's layout."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()


def fence_for(document: Document) -> str:
    """A line that does not occur in the article: the same for the same article."""
    mark = f"=====ARTICLE {document.sha256[:12]}====="
    while mark in document.text:
        mark = f"={mark}="
    return mark


def shape(schema: dict[str, Any]) -> str:
    """A JSON schema as the outline of an answer: short enough to stand in a prompt, with each field's meaning."""
    definitions: dict[str, Any] = schema.get("$defs", {})

    def outline(node: dict[str, Any], depth: int) -> str:
        if "$ref" in node:
            return outline(definitions[node["$ref"].rsplit("/", 1)[-1]], depth)
        if "anyOf" in node:
            return " or ".join(dict.fromkeys(outline(option, depth) for option in node["anyOf"]))
        if "enum" in node:
            return " | ".join(json.dumps(value, ensure_ascii=False) for value in node["enum"])
        if node.get("type") == "array":
            return f"[{outline(node.get('items', {}), depth)}, ...]"
        if "properties" in node:
            pad = "  " * (depth + 1)
            fields = [
                f"{pad}{json.dumps(name)}: {outline(field, depth + 1)}" for name, field in node["properties"].items()
            ]
            return "{\n" + ",\n".join(fields) + "\n" + "  " * depth + "}"
        return str(node.get("type", "any"))

    return outline(schema, 0)


def message_dump(messages: Sequence[Message]) -> list[dict[str, str]]:
    """Messages as plain dictionaries, as endpoints and cache keys take them."""
    return [message.model_dump() for message in messages]
