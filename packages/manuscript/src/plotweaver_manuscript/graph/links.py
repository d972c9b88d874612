"""The dependency graph of a book: which scene has which people, places, threads and required scenes, and says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.book import Book, Scene, read_book
from plotweaver_manuscript.canon import Canon, canon_of
from plotweaver_manuscript.graph.threads import Thread, read_threads
from plotweaver_manuscript.tree import Tree
from plotweaver_manuscript.yamlspan import string_list

#: What a scene does and what happens in it; nothing that another scene could rely on.
_PASSING = frozenset({"speaks", "acts", "weekday", "season", "month", "date", "years-pass", "is-in", "been-in"})

#: Something that a scene says: entity, attribute, and the thing or the other one that it is about.
Point = tuple[str, str, str]


@dataclass(frozen=True)
class Node:
    """A scene in the graph.

    Attributes:
        id: of the scene.
        path: its file.
        chapter: slug of its chapter.
        people: by id, how often it names them; whose point of view it is counts once more.
        places: by id, how often it names them; where it happens counts once more.
        threads: ids of the threads that run through it.
        requires: ids of the scenes that must come before it.
        says: what it says, with the value: what another scene may rely on.
    """

    id: str
    path: str
    chapter: str
    people: Mapping[str, int]
    places: Mapping[str, int]
    threads: tuple[str, ...]
    requires: tuple[str, ...]
    says: Mapping[Point, str]


@dataclass(frozen=True)
class Graph:
    """What hangs together in one state of a book; `nodes` by scene in reading order."""

    nodes: Mapping[str, Node]
    threads: tuple[Thread, ...]
    canon: Canon

    def requiring(self, scene: str) -> tuple[str, ...]:
        """Return the scenes that need this one before them, directly or through others, in reading order."""
        found = {scene}
        while True:
            more = {id_ for id_, node in self.nodes.items() if found & set(node.requires)} - found
            if not more:
                break
            found |= more
        return tuple(id_ for id_ in self.nodes if id_ in found and id_ != scene)


def graph_of(tree: Tree, canon: Canon | None = None) -> Graph:
    """Return the graph of a book's files.

    Args:
        tree: the files.
        canon: their canon, if the caller has it already.
    """
    book = read_book(tree)
    known = canon_of(tree) if canon is None else canon
    threads = read_threads(tree, [(scene.id, scene.details) for scene in book.scenes])
    nodes = {scene.id: _node(scene, chapter, known, threads) for scene, chapter in _placed(book)}
    return Graph(nodes, threads, known)


def _placed(book: Book) -> Iterable[tuple[Scene, str]]:
    return ((scene, chapter.slug) for chapter in book.chapters for scene in chapter.scenes)


def _node(scene: Scene, chapter: str, canon: Canon, threads: tuple[Thread, ...]) -> Node:
    people: dict[str, int] = {}
    places: dict[str, int] = {}
    for entity, count in canon.mentions.get(scene.id, {}).items():
        (places if canon.entities[entity].kind == "place" else people)[entity] = count
    for id_, found in ((scene.pov, people), (scene.location, places)):
        if id_:
            found[id_] = found.get(id_, 0) + 1
    says = {
        (fact.entity, fact.attribute, fact.item or fact.other): f"{fact.mood} {fact.value} {fact.other}".strip()
        for fact in canon.facts
        if fact.scene == scene.id and fact.attribute not in _PASSING
    }
    running = tuple(thread.id for thread in threads if scene.id in thread.scenes)
    return Node(
        scene.id, scene.path, chapter, people, places, running, tuple(string_list(scene.details.get("requires"))), says
    )
