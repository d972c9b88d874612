"""What a change touches: scenes, each with the reasons; and how far it goes.

A scene is touched if it requires the changed one (directly or through others), if it says something of the same thing
that the change says or said, if a thread of the changed scene runs through it later, or if it is about somebody whose
sheet changed. A change is *surgical* if it touches fewer than a tenth of the book's scenes, *partial* if more but all
of them in half of the chapters or fewer, else *full*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from plotweaver_manuscript.graph.links import Graph, Node, Point, graph_of
from plotweaver_manuscript.tree import Tree

Tier = Literal["surgical", "partial", "full"]
#: A change that touches less than this share of the scenes is surgical.
SURGICAL = 0.1
#: One that stays within this share of the chapters is partial.
PARTIAL = 0.5


@dataclass(frozen=True)
class Affected:
    """A scene that a change touches, and why: sentences for people."""

    scene: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Impact:
    """What a change touches, in reading order, the changed scenes left out."""

    changed: tuple[str, ...]
    affected: tuple[Affected, ...]
    tier: Tier


def impact_of_scene(graph: Graph, scene: str) -> Impact:
    """Return what a change of one scene may touch: everything that hangs on what it says now.

    Raises:
        KeyError: the book has no such scene.
    """
    says = graph.nodes[scene].says
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    _structure(graph, scene, reasons)
    _said(graph, says, {scene}, reasons)
    return _impact(graph, (scene,), reasons)


def impact_of_change(before: Tree, after: Tree) -> Impact:
    """Return what the change from one state of a book to another touches in the newer one."""
    old, new = graph_of(before), graph_of(after)
    changed = tuple(id_ for id_, node in new.nodes.items() if _differs(old.nodes.get(id_), node, before, after))
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for scene in changed:
        _structure(new, scene, reasons)
        was = old.nodes[scene].says if scene in old.nodes else {}
        now = new.nodes[scene].says
        points = {point: value for point, value in {**was, **now}.items() if was.get(point) != now.get(point)}
        _said(new, points, set(changed), reasons)
    gone = [node for id_, node in old.nodes.items() if id_ not in new.nodes]
    for node in gone:
        _said(new, node.says, set(changed), reasons)
        for id_, other in new.nodes.items():
            if node.id in other.requires:
                reasons[id_].append(f"It requires {node.id}, which is gone.")
    _sheets(old, new, reasons)
    return _impact(new, changed, reasons)


def _differs(old: Node | None, new: Node, before: Tree, after: Tree) -> bool:
    return old is None or before.get(old.path) != after.get(new.path)


def _structure(graph: Graph, scene: str, reasons: defaultdict[str, list[str]]) -> None:
    for id_ in graph.requiring(scene):
        direct = scene in graph.nodes[id_].requires
        reasons[id_].append(f"It requires {scene}{'' if direct else ' through another scene'}.")
    order = list(graph.nodes)
    later = set(order[order.index(scene) + 1 :])
    for thread in graph.threads:
        if scene in thread.scenes:
            for id_ in thread.scenes:
                if id_ in later:
                    reasons[id_].append(f"The thread {thread.id} goes on here.")


def _said(graph: Graph, points: Mapping[Point, str], leave_out: set[str], reasons: defaultdict[str, list[str]]) -> None:
    for id_, node in graph.nodes.items():
        if id_ not in leave_out:
            shared = [point for point in points if point in node.says]
            reasons[id_] += [f"It also says {_shown(graph, point)}." for point in shared]


def _sheets(old: Graph, new: Graph, reasons: defaultdict[str, list[str]]) -> None:
    def told(graph: Graph) -> dict[Point, str]:
        sheet = (fact for fact in graph.canon.facts if fact.standing == "sheet")
        return {(fact.entity, fact.attribute, fact.item): fact.value for fact in sheet}

    was, now = told(old), told(new)
    for point in {**was, **now}:
        if was.get(point) != now.get(point):
            for id_, node in new.nodes.items():
                if any(said[:2] == point[:2] for said in node.says):
                    reasons[id_].append(f"It says {_shown(new, point)}, and the sheet changed.")


def _shown(graph: Graph, point: Point) -> str:
    entity, attribute, about = point
    name = graph.canon.name(entity)
    what = attribute.replace("-", " ")
    return f"{name}’s {what}" + (f" ({graph.canon.name(about)})" if about else "")


def _impact(graph: Graph, changed: tuple[str, ...], reasons: Mapping[str, Iterable[str]]) -> Impact:
    affected = tuple(
        Affected(id_, tuple(dict.fromkeys(reasons[id_])))
        for id_ in graph.nodes
        if id_ not in changed and reasons.get(id_)
    )
    return Impact(changed, affected, _tier(graph, affected))


def _tier(graph: Graph, affected: tuple[Affected, ...]) -> Tier:
    if len(affected) < SURGICAL * max(1, len(graph.nodes)):
        return "surgical"
    chapters = {node.chapter for node in graph.nodes.values()}
    touched = {graph.nodes[each.scene].chapter for each in affected}
    return "partial" if len(touched) <= PARTIAL * len(chapters) else "full"
