"""A book's own rules: what they refuse, what they leave alone, and that a mistake in them stops nobody."""

import pytest
from plotweaver_manuscript.project_rules import read_rules

SCENE = b"---\nid: a\ntitle: Rain\npov: Elena\n---\n\nTK the rain.\n"


def broken(rule, path, data=b""):
    rules, troubles = read_rules({"rules": [rule]})
    assert troubles == []
    return [violation for each in rules for violation in each.violations(path, data)]


@pytest.mark.parametrize(
    ("paths", "path", "applies"),
    [
        ("manuscript/**", "manuscript/one/a.md", True),
        ("manuscript/**", "notes/a.md", False),
        ("manuscript/*/chapter.yaml", "manuscript/one/chapter.yaml", True),
        ("manuscript/*/chapter.yaml", "manuscript/one/two/chapter.yaml", False),
        ("manuscript/**/*.md", "manuscript/a.md", True),
        ("manuscript/**/*.md", "manuscript/one/two/a.md", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("a.md", "axmd", False),
    ],
)
def test_patterns_mean_what_people_know_from_elsewhere(paths, path, applies):
    assert bool(broken({"paths": paths, "only": ["never"]}, path)) == applies


@pytest.mark.parametrize(
    ("text", "found"), [(b"A TK here", True), (b"tk", True), (b"TKO", False), (b"catk", False), (b"to-do: x", False)]
)
def test_forbidden_words_are_whole_words_in_any_case(text, found):
    assert bool(broken({"forbid": ["TK", "to.do"]}, "a.md", text)) == found


def test_a_violation_tells_where_and_in_the_books_own_words():
    (violation,) = broken({"name": "placeholders", "forbid": ["TK"], "message": "Finish it first."}, "a.md", SCENE)
    assert (violation.rule, violation.path) == ("book.placeholders", "a.md")
    assert violation.message == "Finish it first. “TK” stands in line 7."


def test_sizes_endings_and_scene_details_are_asked_for():
    assert broken({"largest_kb": 1}, "a.png", bytes(1025))
    assert not broken({"largest_kb": 1}, "a.png", bytes(1024))
    assert broken({"only": ["md", ".yaml"]}, "a.png")
    assert not broken({"only": ["md", ".yaml"]}, "a.YAML")
    (violation,) = broken({"require": ["pov", "location"]}, "a.md", SCENE)
    assert "lack location" in violation.message


@pytest.mark.parametrize("prose", [b"", b"\n\n", b"\n* * *\n"])
def test_a_scene_without_words_need_not_have_its_details_yet(prose):
    front = SCENE.partition(b"\n\n")[0]
    assert broken({"require": ["pov", "location"]}, "a.md", front + b"\n" + prose) == []
    assert broken({"require": ["pov", "location"]}, "a.md", front + b"\n" + prose + b"\nRain.\n")


@pytest.mark.parametrize(
    "rules",
    [
        "none",
        [1],
        [{"paths": "**"}],
        [{"forbid": "TK"}],
        [{"forbid": []}],
        [{"largest_kb": -1}],
        [{"largest_kb": True}],
        [{"only": ["md"], "regex": "("}],
        [{"only": ["md"], "paths": "*" * 201}],
        [{"forbid": ["x"]}] * 51,
    ],
)
def test_a_mistake_is_told_and_stops_nobody(rules):
    understood, troubles = read_rules({"rules": rules})
    assert understood == []
    assert troubles


def test_one_mistake_leaves_the_other_rules_as_they_are():
    rules, troubles = read_rules({"rules": [{"forbid": ["TK"]}, {"nonsense": 1}]})
    assert [rule.name for rule in rules] == ["rule-1"]
    assert troubles == ["Rule 2: nonsense is not known here."]


def test_no_pattern_takes_for_ever():
    assert not broken({"paths": "**/" * 60 + "x", "only": ["never"]}, "a/" * 190 + "y")
