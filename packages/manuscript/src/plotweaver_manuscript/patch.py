"""Changing YAML by its spans: every byte that the change does not name stays."""

from __future__ import annotations

from collections.abc import Sequence

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import Node

from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.yamlspan import compose, find, items, load_mapping
from plotweaver_manuscript.yamlwrite import scalar, yaml_list, yaml_pair


def list_of(text: str, key: str) -> list[str]:
    """Return the strings listed under a top-level key."""
    found = find(spans_of(text), key)
    return [str(node.value) for node in items(found[1])] if found else []


def set_list(text: str, key: str, values: Sequence[str]) -> str:
    """Return the mapping with these strings listed under a top-level key.

    In a block list entries that stay keep their line, comment and quotes, and move as a whole.

    Raises:
        EditRefused: the text cannot be read as YAML.
    """
    found = find(spans_of(text), key)
    if found is None:
        return _with_line_end(text) + yaml_list(key, values)
    nodes = items(found[1])
    if not nodes or getattr(found[1], "flow_style", False) or not values:
        return _replace_list(text, found[0], found[1], yaml_list(key, values))
    lines = text.splitlines(keepends=True)
    first, last = nodes[0].start_mark.line, nodes[-1].start_mark.line
    bounds = [node.start_mark.line for node in nodes] + [last + 1]
    known = {
        str(node.value): _with_line_end("".join(lines[start:end]))
        for node, start, end in zip(nodes, bounds, bounds[1:], strict=False)
    }
    dash = lines[first][: nodes[0].start_mark.column].rstrip().removesuffix("-") + "- "
    return (
        "".join(lines[:first])
        + "".join(known.get(value, f"{dash}{scalar(value)}\n") for value in values)
        + "".join(lines[last + 1 :])
    )


def set_text(text: str, key: str, value: str) -> str:
    """Return the mapping with this string under a top-level key; comments beside it stay.

    Raises:
        EditRefused: the text cannot be read as YAML, or is written in a way that cannot be changed here.
    """
    found = find(spans_of(text), key)
    if found is None:
        changed = _with_line_end(text) + yaml_pair(key, value)
    else:
        start, end = (mark.index for mark in (found[1].start_mark, found[1].end_mark))
        if start == end:
            # nothing stands there: it would be where the next thing begins
            start = end = text.find(":", found[0].end_mark.index) + 1
        before = text[:start] + ("" if text[start - 1].isspace() else " ")
        # what stands in lines of its own ends with the last of them
        changed = before + scalar(value) + ("\n" if text[start:end].endswith("\n") else "") + text[end:]
    if {**load_mapping(text)[0], key: value} != dict(load_mapping(changed)[0]):
        message = f"“{key}” is written in a way that cannot be changed here. Change its file by hand."
        raise EditRefused("edit.by_hand", message)
    return changed


def _replace_list(text: str, key: Node, value: Node, written: str) -> str:
    rest = text[value.end_mark.index :]
    return (
        text[: key.start_mark.index]
        + written.rstrip("\n")
        + (rest if rest.startswith("\n") else "\n" + rest.lstrip(" "))
    )


def spans_of(text: str) -> Node | None:
    """Return the syntax tree with marks.

    Raises:
        EditRefused: the text cannot be read as YAML.
    """
    try:
        return compose(text)
    except YAMLError as error:
        message = "This cannot be changed because its file cannot be read as YAML. Mend the file first."
        raise EditRefused("edit.yaml_unreadable", message) from error


def _with_line_end(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
