"""Reading YAML that a person wrote: data, or the line at which it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass(frozen=True)
class YamlProblem:
    """Why a text is no YAML mapping; `line` counts from 1 in that text."""

    line: int
    message: str


# a version differs from the one before in a few files: what the others say is not read again
@lru_cache(maxsize=8192)
def load_mapping(text: str) -> tuple[Mapping[str, object], YamlProblem | None]:
    """Return the mapping (shared: not to be changed), or an empty one and the problem. Never raises on content."""
    try:
        data = _yaml().load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return {}, YamlProblem(line, str(error.problem or "This is not YAML."))
    except (YAMLError, ValueError) as error:
        return {}, YamlProblem(1, str(error).splitlines()[0])
    if data is None:
        return {}, None
    if not isinstance(data, dict):
        return {}, YamlProblem(1, "Names and values are expected here, as in `title: Low water`.")
    return {str(key): value for key, value in data.items()}, None


def compose(text: str) -> Node | None:
    """Return the syntax tree with marks, for edits that patch spans. None for an empty text.

    Raises:
        YAMLError: the text is no YAML.
    """
    node: Node | None = _yaml().compose(text)
    return node


def find(node: Node | None, key: str) -> tuple[Node, Node] | None:
    """Return the key and value nodes of `key` in a mapping."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == key:
                return name, value
    return None


def items(node: Node | None) -> list[Node]:
    """Return the items of a sequence; of anything else, none."""
    return list(node.value) if isinstance(node, SequenceNode) else []


def string_list(value: object) -> list[str]:
    """Return the strings of a list; of anything else, none."""
    return [str(item) for item in value] if isinstance(value, list) else []


# a new reader looks for plug-ins in the file system; what it remembers of a text it makes only when it reads
_UNUSED = YAML(typ="safe", pure=True, plug_ins=[])


def _yaml() -> YAML:
    return copy(_UNUSED)
