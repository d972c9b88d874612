"""Scenes and chapters that are moved, come or go in their lists: a lock is met only by what was moved."""

import pytest
from plotweaver_backend.locks.errors import LockHeld

LIST, BOOK = "manuscript/one/chapter.yaml", "manuscript/book.yaml"


def scenes(*names):
    return {LIST: "title: One\nscenes:\n" + "".join(f"  - {name}\n" for name in names)}


def chapters(*names):
    return {BOOK: "chapters:\n" + "".join(f"  - {name}\n" for name in names)}


def stopped(house, files):
    with pytest.raises(LockHeld) as held:
        house.save("ben", files)
    return [each.path for each in held.value.detail["violations"]]


def test_who_moves_a_scene_meets_its_lock(house):
    house.take("ann", "scene", "sc")
    assert stopped(house, scenes("c", "a", "b")) == [LIST]
    assert stopped(house, scenes("a", "b")) == [LIST]


def test_scenes_that_another_is_moved_past_stay_where_they_are(house):
    for scene in ("sa", "sb"):
        house.take("ann", "scene", scene)
    house.save("ben", scenes("c", "a", "b"))


def test_a_scene_can_come_between_two_that_are_kept(house):
    for scene in ("sa", "sb", "sc"):
        house.take("ann", "scene", scene)
    house.save("ben", {**scenes("a", "new", "b", "c"), "manuscript/one/new.md": "---\nid: sn\n---\nFog.\n"})


def test_of_two_neighbours_that_change_places_either_may_have_been_moved(house):
    house.take("ann", "scene", "sb")
    assert stopped(house, scenes("b", "a", "c")) == [LIST]


def test_who_moves_a_chapter_meets_its_lock(house):
    house.take("ann", "chapter", "three")
    assert stopped(house, chapters("three", "one", "two")) == [BOOK]
    assert stopped(house, chapters("one", "two")) == [BOOK]


def test_chapters_that_another_is_moved_past_stay_where_they_are(house):
    house.take("ann", "chapter", "one")
    house.take("ann", "chapter", "two")
    house.save("ben", chapters("three", "one", "two"))


def test_a_scene_that_leaves_for_another_chapter_takes_its_lock_along(house):
    house.take("ann", "scene", "sa")
    away = {
        **scenes("b", "c"),
        "manuscript/one/a.md": None,
        "manuscript/two/a.md": "---\nid: sa\n---\nRain.\n",
        "manuscript/two/chapter.yaml": "title: Two\nscenes:\n  - a\n  - d\n",
    }
    assert stopped(house, away)
    house.save("ann", away)
    assert stopped(house, {"manuscript/two/a.md": "---\nid: sa\n---\nOther words.\n"}) == ["manuscript/two/a.md"]


def test_a_scene_cannot_be_hidden_from_its_lock_by_another_id(house):
    house.take("ann", "scene", "sb")
    assert stopped(house, {"manuscript/one/b.md": "---\nid: other\n---\nWind.\n"}) == ["manuscript/one/b.md"]


def test_a_chapters_title_is_the_chapters_alone(house):
    house.take("ann", "scene", "sb")
    titled = {LIST: "title: First\nscenes:\n  - a\n  - b\n  - c\n"}
    house.save("ben", titled)
    house.take("ann", "chapter", "one")
    assert stopped(house, {LIST: "title: Again\nscenes:\n  - a\n  - b\n  - c\n"}) == [LIST]


def test_a_list_that_cannot_be_read_moves_whatever_it_held(house):
    house.take("ann", "scene", "sb")
    assert stopped(house, {LIST: "scenes: [\n"}) == [LIST]


def test_a_scene_elsewhere_cannot_take_the_name_of_one_in_a_chapter_that_is_kept(house):
    house.take("ann", "chapter", "one")
    path = "manuscript/two/twin.md"
    assert stopped(house, {path: "---\nid: sb\n---\nMine now.\n"}) == [path]
    house.save("ben", {path: "---\nid: its-own\n---\nMine.\n"})
