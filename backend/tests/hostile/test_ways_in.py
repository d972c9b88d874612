"""What is hostile is refused on every way in by the same rule, and nothing of it stays; what is broken is kept."""

import pytest
from plotweaver_gitstore import Store, entries, head, read_tree
from plotweaver_manuscript.book import read_book

from .cases import BROKEN, CASES, CONTENT, KEPT, KINDS, NAMES
from .conftest import assert_sound
from .doors import DOORS, REASONS, excused
from .packing import Hand, pack


def _tried(cases):
    return [
        pytest.param(door, case, id=f"{door}-{case.name}")
        for case in cases
        for door in DOORS
        if not excused(door, case)
    ]


def _outcome(door, case):
    return case.elsewhere.get(door, case.rule)


@pytest.mark.parametrize(("door", "case"), [each for each in _tried(CASES) if _outcome(*each.values) != KEPT])
def test_what_is_hostile_is_refused_by_its_rule_and_nothing_of_it_stays(doors, book, state, door, case):
    before = state()
    verdict = doors[door].bring(case, book)
    assert verdict.rule == _outcome(door, case)
    if "path" in doors[door].carries and case.path is not None and not verdict.rule.startswith("request."):
        # git parts what it shows by blanks
        assert _shown(verdict.path).rstrip() == _shown(case.path).rstrip()
    assert len(verdict.message.split()) >= 8, "it says what is wrong and how to mend it"
    assert state() == before


def _shown(path):
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in path)


@pytest.mark.parametrize(
    ("door", "case"), [*_tried(BROKEN), *(each for each in _tried(CASES) if _outcome(*each.values) == KEPT)]
)
def test_what_is_only_broken_is_kept_and_findings_tell_of_it(doors, place, book, door, case):
    verdict = doors[door].bring(case, book)
    assert verdict.rule == KEPT, verdict
    repository = place.house.services.get(Store).open(verdict.project)
    newest = head(repository)
    assert {entry.mode for entry in entries(repository, newest)} == {0o100644}
    told = {finding.rule for finding in read_book(read_tree(repository, newest)).findings}
    # of a text PlotWeaver writes the details itself
    assert not case.finding or door == "text" or case.finding in told
    assert place.house.call("owner", "GET", f"/api/v1/projects/{verdict.project}/findings").status_code == 200
    assert_sound(repository)


@pytest.mark.parametrize("case", [NAMES[0], KINDS[0], CONTENT[2]], ids=lambda case: case.name)
def test_a_repository_that_broke_a_rule_once_is_brought_in_as_it_is_now(place, book, case):
    hand = Hand(book.files, book.tip, book.objects)
    broke = hand.commit(hand.tree(*hand.lines(case.files)))
    tip = hand.commit(hand.tree(*hand.lines()), broke)
    bundle = f"# v2 git bundle\n{tip} refs/heads/main\n\n".encode() + pack([*book.objects, *hand.made.values()])
    path = "/api/v1/projects/import?filename=own.bundle"
    made = place.house.call("owner", "POST", path, data=bundle).get_json()
    assert "without its history" in made["note"]
    assert case.path in made["note"]
    repository = place.house.services.get(Store).open(made["project"]["id"])
    assert read_tree(repository, made["commit"]) == book.files
    assert broke not in repository
    assert_sound(repository)


@pytest.mark.parametrize("door", DOORS)
def test_what_a_way_in_is_excused_from_it_cannot_say(doors, door):
    left = set().union(*(excused(door, case) for case in CASES))
    assert bool(left) == (door in REASONS)
    doors[door].cannot()


def test_every_case_is_tried_somewhere_and_has_a_name_of_its_own():
    every = [*CASES, *BROKEN]
    assert len({case.name for case in every}) == len(every)
    assert all(any(not excused(door, case) for door in DOORS) for case in every)
    assert all(set(case.elsewhere) <= {door for door in DOORS if not excused(door, case)} for case in every)
