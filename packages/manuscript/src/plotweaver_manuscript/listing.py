"""Lists of entries in YAML (`- name: value` …): one comes or goes by its lines, and every other byte stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ruamel.yaml.nodes import CollectionNode, Node

from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.patch import spans_of
from plotweaver_manuscript.yamlspan import find, items, load_mapping
from plotweaver_manuscript.yamlwrite import scalar

_BY_HAND = "This list is written in a way that cannot be changed here. Change its file by hand."


def add_entry(text: str, key: str, entry: Mapping[str, str]) -> str:
    """Return the mapping with a further entry at the end of the list under a top-level key, made if there is none.

    Raises:
        EditRefused: the text cannot be read as YAML, or its list is written in brackets or not as a list.
    """
    found = find(spans_of(text), key)
    nodes = items(found[1]) if found else []
    if found is None:
        changed = f"{_ended(text)}{key}:\n{_written(entry, '  ')}"
    elif not nodes:
        rest = text[found[1].end_mark.index :].lstrip(" ")
        changed = f"{text[: found[0].start_mark.index]}{key}:\n{_written(entry, '  ')}{rest.removeprefix(chr(10))}"
    else:
        lines = _ended(text).splitlines(keepends=True)
        first = lines[nodes[0].start_mark.line]
        dash = first[: nodes[0].start_mark.column].rstrip().removesuffix("-")
        last = _last_line(nodes[-1]) + 1
        changed = "".join([*lines[:last], _written(entry, dash), *lines[last:]])
    return _checked(text, changed, key, [*_listed(text, key), dict(entry)])


def drop_entry(text: str, key: str, place: int) -> str:
    """Return the mapping without the entry at `place` (from 0) of the list under a top-level key.

    Raises:
        EditRefused: as `add_entry`.
        IndexError: there is no such entry.
    """
    found = find(spans_of(text), key)
    nodes = items(found[1]) if found else []
    node = nodes[place]
    lines = _ended(text).splitlines(keepends=True)
    left = [each for number, each in enumerate(_listed(text, key)) if number != place]
    kept = [*lines[: node.start_mark.line], *lines[_last_line(node) + 1 :]]
    if not left and found is not None:
        kept[found[0].start_mark.line] = f"{key}: []\n"
    return _checked(text, "".join(kept), key, left)


def _written(entry: Mapping[str, str], indent: str) -> str:
    pairs = [f"{name}: {scalar(value)}\n" for name, value in entry.items()]
    return "".join(f"{indent}{'  ' if number else '- '}{pair}" for number, pair in enumerate(pairs))


def _last_line(node: Node) -> int:
    """Return the line, from 0, on which the last word of an entry stands: a collection ends only at the next one."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(_last_line(each) for each in (last if isinstance(last, tuple) else (last,)))
    mark = node.end_mark
    return int(mark.line - 1 if mark.column == 0 and mark.line > node.start_mark.line else mark.line)


def _listed(text: str, key: str) -> list[object]:
    listed = load_mapping(text)[0].get(key)
    return list(listed) if isinstance(listed, list) else []


def _checked(before: str, after: str, key: str, wanted: Sequence[object]) -> str:
    """Return `after` if it says what it should, and what it said besides."""
    old, new = (load_mapping(each)[0] for each in (before, after))
    lists = old.get(key) is None or isinstance(old[key], list)
    if not lists or {**old, key: list(wanted)} != dict(new):
        raise EditRefused("change.refused", _BY_HAND)
    return after


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
