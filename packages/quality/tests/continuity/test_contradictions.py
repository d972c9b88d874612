"""Contradictions are found with both places quoted; what can be true together is left alone."""

from __future__ import annotations

import pytest
from plotweaver_quality.checks import check_book

SHEETS = {
    "characters/anne.yaml": "name: Anne Hall\ngender: female\n",
    "characters/tom.yaml": "name: Tom Vane\ngender: male\n",
    "world/locations.yaml": "mole:\n  name: The mole\n  travel: {inn: 2 hours}\ninn:\n  name: The inn\n",
}


def book(*scenes: str | tuple[str, str], **files: str) -> dict[str, bytes]:
    """Return a book of one-scene chapters; a scene is its prose, or its details and prose."""
    pairs = [scene if isinstance(scene, tuple) else ("", scene) for scene in scenes]
    names = [f"s{number}" for number in range(len(pairs))]
    tree = {
        "plotweaver.yaml": "format: 1\ntitle: T\nchecks: {repetition: off, style: off}\n",
        "manuscript/book.yaml": f"chapters: [{', '.join(names)}]\n",
        **{
            f"manuscript/{name}/{name}.md": f"---\nid: {name}\n{details}---\n\n{prose}\n"
            for name, (details, prose) in zip(names, pairs, strict=True)
        },
        **SHEETS,
        **files,
    }
    return {path: text.encode() for path, text in tree.items()}


def found(tree: dict[str, bytes]) -> list[str]:
    findings = [each for each in check_book(tree) if each.rule.startswith("continuity.")]
    for finding in findings:
        for place in (finding.at, *finding.related):
            assert tree[place.path].decode()[place.start : place.end] == place.quote
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("trait", "Anne Hall had green eyes.", "Anne's brown eyes shone."),
        ("trait", "Tom Vane was a tall man.", "Tom Vane was a short man."),
        ("side", "The scar on Tom's left cheek burned.", "Tom touched the scar on his right cheek."),
        ("age", "Anne Hall was twenty-nine.", "Anne Hall was twenty-four."),
        ("age", "Anne Hall was twenty-nine.", "Anne Hall was forty."),
        ("death", "Tom Vane had died in May.", "“Well,” said Tom."),
        ("place", "Anne Hall was born in Bath.", "Anne was born in Lyme."),
        ("place", "Anne Hall had been to Bath in May.", "Anne Hall had never been to Bath."),
        ("possession", "Tom Vane lost his watch in the river.", "Tom took out his watch."),
        ("possession", "Tom Vane had never owned a pistol.", "Tom Vane drew his pistol."),
        ("possession", "Tom wore a gold ring.", "Tom Vane turned the silver ring on his finger."),
        ("possession", "The old violin was Tom Vane's.", "The old violin belonged to Anne Hall."),
        ("possession", "The old violin was Tom Vane's.", "The old violin belonged to the landlady."),
        ("possession", "The old violin was Tom Vane's.", "The old violin was the schoolmaster's."),
        ("possession", "The old violin was Tom Vane's.", "The old violin had never been Tom Vane's."),
        ("possession", "Tom Vane kept a dog.", "Tom Vane had never kept a dog."),
        ("kin", "Tom Vane was an only child.", "Tom Vane's brother Charles came in."),
        ("acquaintance", "Anne Hall kissed Tom Vane.", "Anne Hall had never met Tom Vane."),
        ("date", "It was Tuesday, the 3rd of March 1817.", "It rained."),
    ],
)
def test_a_contradiction_is_found(rule, first, second):
    assert found(book(first, second)) == [f"continuity.{rule}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anne Hall had dark eyes.", "Anne's brown eyes shone."),
        ("Anne Hall had green eyes.", "“She has brown eyes,” said Tom."),
        ("Anne Hall was twenty-nine.", "When Anne was nineteen she had been happy."),
        ("Anne Hall was twenty-nine.", "Eleven years later, it rained. Anne Hall was forty."),
        ("“Well,” said Tom.", "Tom Vane died in the night."),
        ("Anne thought that Tom Vane was dead.", "“Well,” said Tom."),
        (
            "Tom Vane lost his watch in the river.",
            "Tom Vane bought a watch. It rained for long. Tom took out his watch.",
        ),
        # he may be the schoolmaster, where he is named beside
        ("The old violin was Tom Vane's.", "Tom Vane came in. The old violin was the schoolmaster's."),
        ("The old violin was Tom Vane's.", "The new violin was Anne Hall's."),
        ("Anne Hall had never been to Bath.", "Anne Hall arrived in Bath."),
        ("Anne Hall had never met Tom Vane.", "Anne Hall kissed Tom Vane."),
        ("It was Monday, the 3rd of March 1817.", "It rained."),
    ],
)
def test_what_may_be_true_together_is_left_alone(first, second):
    assert found(book(first, second)) == []


def test_the_sheet_is_right():
    tree = book("Anne had brown eyes.", **{"characters/anne.yaml": "name: Anne Hall\nfacts: {eyes: green}\n"})
    (finding,) = [each for each in check_book(tree) if each.rule == "continuity.trait"]
    assert (finding.scene, finding.related[0].path) == ("s0", "characters/anne.yaml")


def test_two_places_are_told_as_two_and_one_as_one():
    for prose, message, suggestion in (
        ("Anne's green eyes shone.", "Anne Hall’s eyes: green here, elsewhere brown.", "Change one of the two places,"),
        ("It was Monday, 2 March 1817.", "2 March 1817 was a Sunday.", "Change it,"),
    ):
        told = check_book(book("Anne Hall had brown eyes.", prose))
        (finding,) = [each for each in told if each.dimension == "continuity"]
        assert finding.message == message
        assert finding.suggestion.startswith(suggestion)


def test_the_odd_one_is_quoted_and_not_what_is_told_most():
    tree = book("Anne Hall had brown eyes.", "Anne had green eyes.", "Anne's green eyes shone.")
    (finding,) = [each for each in check_book(tree) if each.rule == "continuity.trait"]
    assert finding.scene == "s0"


def test_a_death_that_nobody_notices_is_itself_the_odd_one():
    tree = book("Tom Vane had died in May.", *["“Well,” said Tom."] * 4)
    (finding,) = [each for each in check_book(tree) if each.rule == "continuity.death"]
    assert finding.scene == "s0"


def test_the_details_of_scenes_are_a_timeline():
    there, here = "pov: anne\nwhen: 1817-03-03 {}\nlocation: mole\n", "pov: anne\nwhen: 1817-03-03 {}\nlocation: inn\n"
    assert found(book((there.format("9:00"), "One."), (here.format("9:00"), "Two."))) == ["continuity.at-once"]
    assert found(book((there.format("9:00"), "One."), (here.format("9:30"), "Two."))) == ["continuity.travel"]
    assert found(book((there.format("9:00"), "One."), (here.format("12:00"), "Two."))) == []


@pytest.mark.parametrize(
    ("details", "prose", "rule"),
    [
        ("when: Friday morning\n", "On Thursday the boats went out.", "date"),
        ("when: 1817-03-03\n", "It was a Tuesday.", "date"),
        ("when: 1817-01-12\n", "It was a warm summer evening.", "season"),
        ("when: Friday\n", "On Thursday the boats had gone out.", None),
    ],
)
def test_the_prose_keeps_to_the_day_of_its_details(details, prose, rule):
    assert found(book((details, prose))) == ([f"continuity.{rule}"] if rule else [])


def test_loose_threads_are_advice_and_never_block():
    tree = book(("opens: [ring]\n", "One."), ("requires: [s2]\n", "Two."), "Three.")
    findings = {each.rule: each.severity for each in check_book(tree) if each.rule.startswith("continuity.")}
    assert findings == {"continuity.thread": "note", "continuity.order": "warning"}


def test_a_finding_keeps_its_name_when_other_things_are_written():
    one = book("Anne Hall had green eyes.", "Anne's brown eyes shone.")
    other = book("It rained. Anne Hall had green eyes.", "It snowed. Anne's brown eyes shone.")
    assert [each.id for each in check_book(one)] == [each.id for each in check_book(other)]
