"""Reading YAML that a person wrote: data, or the line at which it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError, MaxDepthExceededError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode


@dataclass(frozen=True)
class YamlProblem:
    """Why a text is no YAML mapping; `line` counts from 1 in that text."""

    line: int
    message: str


_TOO_DEEP = "Lists and names stand in one another too many times here."
_HALF = re.compile(r"[\ud800-\udfff]")
_BRACKETS = re.compile(r"[\[\]{}]")
#: Brackets that may be open at one place, those in people's sentences among them.
_MOST_OPEN = 200
#: Nobody counts further; and a number of 4,300 digits Python would read and then not write.
_HIGHEST = 10**18


# a version differs from the one before in a few files: what the others say is not read again
@lru_cache(maxsize=8192)
def load_mapping(text: str) -> tuple[Mapping[str, object], YamlProblem | None]:
    """Return the mapping (shared: not to be changed), or an empty one and the problem. Never raises on content."""
    try:
        _require_no_tower(text)
        data = _yaml().load(text)
    except MaxDepthExceededError as error:
        return {}, YamlProblem(error.problem_mark.line + 1, _TOO_DEEP)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return {}, YamlProblem(line, str(error.problem or "This is not YAML."))
    except (YAMLError, ValueError, OverflowError) as error:
        return {}, YamlProblem(1, next(iter(str(error).splitlines()), "This is not YAML."))
    if data is None:
        return {}, None
    if _is_beyond(data):
        return {}, YamlProblem(1, "A number here is too long, or a character is none (\\0, or half of one).")
    if not isinstance(data, dict):
        return {}, YamlProblem(1, "Names and values are expected here, as in `title: Low water`.")
    return {str(key): value for key, value in data.items()}, None


def compose(text: str) -> Node | None:
    """Return the syntax tree with marks, for edits that patch spans. None for an empty text.

    Raises:
        YAMLError: the text is no YAML.
    """
    _require_no_tower(text)
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


class _PlainComposer(Composer):
    """Reads what is written where it stands.

    Names for what is repeated (`&`, `*`, `<<: *`) let a few lines stand for more than fits into any memory, and types
    (`!!int`) let the library's own converters fail in their own ways. No file of a book needs either.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Return the next node.

        Raises:
            ComposerError: it is repeated by a name, can be, or has a type of its own.
        """
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise ComposerError(
                None, None, "Names for what is repeated (& and *) are not read. Write it out.", event.start_mark
            )
        if event.ctag is not None:
            raise ComposerError(None, None, "Types (such as !!int) are not read. Leave them out.", event.start_mark)
        return super().compose_node(parent, index)


def _is_beyond(data: object) -> bool:
    if isinstance(data, int):
        return abs(data) > _HIGHEST
    if isinstance(data, str):
        return (not data.isascii() and _HALF.search(data) is not None) or "\0" in data
    inside = (*data, *data.values()) if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(_is_beyond(each) for each in inside)


def _require_no_tower(text: str) -> None:
    # the library looks ahead at all of them, in a time that grows with their square, before it counts how deep it is
    level = highest = 0
    for bracket in _BRACKETS.findall(text):
        level = level + 1 if bracket in "[{" else max(0, level - 1)
        highest = max(highest, level)
    if highest > _MOST_OPEN:
        raise YAMLError(_TOO_DEEP)


# a new reader looks for plug-ins in the file system; what it remembers of a text it makes only when it reads
_UNUSED = YAML(typ="safe", pure=True, plug_ins=[])
# each level takes a dozen of Python's own, of which there are a thousand
_UNUSED.max_depth = 40
_UNUSED.Composer = _PlainComposer


def _yaml() -> YAML:
    return copy(_UNUSED)
