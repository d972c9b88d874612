"""A change touches the scenes that hang on it, each for a reason, and the reach has a name."""

from __future__ import annotations

import pytest
from plotweaver_manuscript.graph import graph_of, impact_of_change, impact_of_scene

SHEET = "characters/anne.yaml"


def book(scenes: dict[str, tuple[str, str]], **files: str) -> dict[str, bytes]:
    """Return a book of one-scene chapters: details and prose by id."""
    tree = {
        "plotweaver.yaml": "format: 1\ntitle: T\n",
        "manuscript/book.yaml": f"chapters: [{', '.join(scenes)}]\n",
        **{
            f"manuscript/{id_}/{id_}.md": f"---\nid: {id_}\n{details}---\n\n{prose}\n"
            for id_, (details, prose) in scenes.items()
        },
        **files,
    }
    return {path: text.encode() for path, text in tree.items()}


SCENES = {
    "a": ("opens: [ring]\n", "Anne Hall had green eyes."),
    "b": ("requires: [a]\n", "It rained."),
    "c": ("requires: [b]\n", "It snowed."),
    "d": ("closes: [ring]\n", "We found it."),
    "e": ("", "Then Anne Hall's green eyes shone."),
    "f": ("", "Nothing."),
}


def test_each_scene_has_its_reason():
    impact = impact_of_scene(graph_of(book(SCENES)), "a")
    reasons = {each.scene: " ".join(each.reasons) for each in impact.affected}
    assert reasons["b"] == "It requires a."
    assert reasons["c"] == "It requires a through another scene."
    assert reasons["d"] == "The thread ring goes on here."
    assert "Anne Hall’s eyes" in reasons["e"]
    assert "f" not in reasons


def test_scenes_that_require_each_other_end():
    tree = book({"a": ("requires: [b]\n", "One."), "b": ("requires: [a]\n", "Two.")})
    assert [each.scene for each in impact_of_scene(graph_of(tree), "a").affected] == ["b"]


def test_an_unknown_scene_is_no_scene():
    with pytest.raises(KeyError):
        impact_of_scene(graph_of(book(SCENES)), "z")


def test_a_change_touches_only_what_says_the_same():
    after = book(SCENES | {"f": ("", "Anne Hall's hair was black.")})
    impact = impact_of_change(book(SCENES), after)
    assert (impact.changed, impact.affected, impact.tier) == (("f",), (), "surgical")


def test_a_changed_sheet_touches_who_speaks_of_it():
    one, other = (book(SCENES, **{SHEET: f"name: Anne Hall\nfacts:\n  eyes: {eyes}\n"}) for eyes in ("green", "grey"))
    assert [each.scene for each in impact_of_change(one, other).affected] == ["a", "e"]


def test_a_scene_that_went_is_missed():
    after = {path: data for path, data in book(SCENES).items() if not path.startswith("manuscript/a/")}
    reasons = {each.scene: each.reasons for each in impact_of_change(book(SCENES), after).affected}
    assert "It requires a, which is gone." in reasons["b"]


def test_the_reach_has_a_name():
    many = {f"s{number}": ("", "Nothing.") for number in range(20)}
    last = many | {"s19": ("requires: [s0]\n", "Nothing.")}
    assert impact_of_scene(graph_of(book(last)), "s0").tier == "surgical"
    close = many | {f"s{number}": ("requires: [s0]\n", "Nothing.") for number in range(1, 8)}
    assert impact_of_scene(graph_of(book(close)), "s0").tier == "partial"
    far = many | {f"s{number}": ("requires: [s0]\n", "Nothing.") for number in range(1, 19)}
    assert impact_of_scene(graph_of(book(far)), "s0").tier == "full"


def test_people_places_and_threads_are_by_scene():
    tree = book({"a": ("pov: anne\nlocation: bath\nopens: [ring]\n", "Nothing.")}, **{SHEET: "name: Anne Hall\n"})
    graph = graph_of(tree)
    node = graph.nodes["a"]
    assert (dict(node.people), dict(node.places), node.threads) == ({"anne": 1}, {"bath": 1}, ("ring",))
