"""Who is in which scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from plotweaver_contracts import cast as wire
from plotweaver_manuscript.book import Scene
from plotweaver_manuscript.canon import Canon
from plotweaver_manuscript.canon.somebody import is_somebody, small_words

from plotweaver_bff.content.books import Edition


def cast_of(edition: Edition, canon: Canon) -> wire.CastView:
    """Return the cast of a book at a version."""
    people = {each.id: each for each in canon.entities.values() if each.kind == "person"}
    scenes = [
        _scene(scene, chapter.title, canon, people.keys())
        for chapter in edition.book.chapters
        for scene in chapter.scenes
    ]
    total: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for scene in scenes:
        total.update(scene.named)
        present.update({*scene.named, *([scene.pov] if scene.pov else [])})
    small = small_words(scene.prose for scene in edition.book.scenes)
    told = [
        each
        for each in people.values()
        if each.path or (total[each.id] > 1 and is_somebody(each, total[each.id], small))
    ]
    told.sort(key=lambda each: (-present[each.id], -total[each.id], each.name))
    kept = {each.id for each in told}
    return wire.CastView(
        commit=edition.commit,
        people=[
            wire.CastMember(id=each.id, name=each.name, sheet=bool(each.path), scenes=present[each.id]) for each in told
        ],
        scenes=[
            each.model_copy(update={"named": {id_: count for id_, count in each.named.items() if id_ in kept}})
            for each in scenes
        ],
    )


def _scene(scene: Scene, chapter: str, canon: Canon, known: Collection[str]) -> wire.CastScene:
    named = {id_: count for id_, count in canon.mentions.get(scene.id, {}).items() if id_ in known and count > 0}
    return wire.CastScene(
        scene=scene.id, title=scene.title, chapter=chapter, pov=scene.pov if scene.pov in known else None, named=named
    )
