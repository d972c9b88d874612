"""Threads of the plot: opened in one scene, closed in another.

A thread is an entry of `threads:` in plot/outline.yaml (`id`, `about`, `opens`, `closes`: ids of scenes), or is named
by scenes' details (`opens: [the-ring]`, `closes: [the-ring]`, `threads: [the-ring]`); both ways add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping, string_list

OUTLINE = "plot/outline.yaml"


@dataclass(frozen=True)
class Thread:
    """A thread.

    Attributes:
        id: how it is named.
        about: what it is about.
        opens: scenes that open it, in reading order.
        closes: scenes that close it.
        scenes: all scenes that it runs through.
        listed: whether the outline lists it.
    """

    id: str
    about: str
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    scenes: tuple[str, ...]
    listed: bool


def read_threads(tree: Tree, scenes: Sequence[tuple[str, Mapping[str, object]]]) -> tuple[Thread, ...]:
    """Return a book's threads: the outline's in its order, then those that only scenes name.

    Args:
        tree: the book's files.
        scenes: ids and details of the scenes in reading order.
    """
    outline = {str(entry.get("id")): entry for entry in _entries(tree) if entry.get("id")}
    named = (
        each for _, details in scenes for key in ("opens", "closes", "threads") for each in _names(details.get(key))
    )
    return tuple(_thread(id_, outline.get(id_), scenes) for id_ in dict.fromkeys([*outline, *named]))


def _entries(tree: Tree) -> list[Mapping[str, object]]:
    threads = load_mapping(text_of(tree, OUTLINE) or "")[0].get("threads")
    return [entry for entry in threads if isinstance(entry, Mapping)] if isinstance(threads, list) else []


def _thread(id_: str, entry: Mapping[str, object] | None, scenes: Sequence[tuple[str, Mapping[str, object]]]) -> Thread:
    said = entry or {}

    def through(*keys: str) -> tuple[str, ...]:
        own = {name for key in keys for name in _names(said.get("scenes" if key == "threads" else key))}
        return tuple(
            scene for scene, details in scenes if scene in own or any(id_ in _names(details.get(key)) for key in keys)
        )

    about = str(said.get("about") or id_.replace("-", " "))
    return Thread(
        id_, about, through("opens"), through("closes"), through("opens", "closes", "threads"), entry is not None
    )


def _names(value: object) -> Iterable[str]:
    return [str(value)] if isinstance(value, str) else string_list(value)
