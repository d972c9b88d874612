"""What one may keep while others keep a part of the same: strictly nothing twice, softly anything."""

import pytest
from plotweaver_backend.locks.errors import LockLost
from plotweaver_kit.problems import ProblemError

ONE, B, BOOK = ("chapter", "one"), ("scene", "sb"), ("book", "")
ELENA = ("character", "characters/elena.yaml")


def refusal(house, *wanted, **more):
    with pytest.raises(ProblemError) as refused:
        house.take("ben", *wanted, **more)
    return refused.value.problem


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [(ONE, B), (B, ONE), (BOOK, B), (B, BOOK), (BOOK, ONE), (ONE, BOOK), (BOOK, ELENA), (ELENA, BOOK)],
)
def test_a_part_of_what_somebody_keeps_cannot_be_kept_strictly(house, kept, wanted):
    first = house.take("ann", *kept)
    problem = refusal(house, *wanted)
    assert problem.code == "lock.held"
    assert problem.detail.startswith(f"Ann has {'the book' if kept == BOOK else f'a {kept[0]}'} that has a part")
    assert [lock.id for lock in problem.locks] == [first.id]
    assert [lock.holder for lock in house.locks.everything("book")] == ["ann"]


@pytest.mark.parametrize("wanted", [("scene", "sd"), ("chapter", "two"), ELENA, ("place", "world/mole.yaml")])
def test_what_has_nothing_in_common_is_free(house, wanted):
    house.take("ann", *ONE)
    assert house.take("ben", *wanted).holder == "ben"


def test_the_same_thing_has_one_holder_even_softly(house):
    house.take("ann", level="soft")
    assert refusal(house, level="soft").detail == "Ann has it already."


def test_soft_locks_share_and_stand_beside_strict_ones(house):
    house.take("ann", *ONE)
    assert house.take("ben", *B, level="soft").level == "soft"
    # and the other way round: a soft one is no claim that stops a strict one
    house.locks.release("book", house.person("ann"), "writer", house.locks.everything("book")[0].id)
    assert house.take("ann", *ONE).level == "hard"


def test_one_may_keep_a_part_of_what_is_ones_own(house):
    house.take("ann", *ONE)
    assert house.take("ann", *B).target == "sb"


def test_an_editor_freezes_over_what_others_keep(house):
    house.take("ann", *B)
    assert house.take("eve", *ONE, role="editor", level="frozen").ends_at is None
    assert {lock.level for lock in house.locks.everything("book")} == {"hard", "frozen"}


def test_an_editor_freezes_the_very_thing_that_another_keeps(house):
    old = house.take("ann", *B)
    frozen = house.take("eve", *B, role="editor", level="frozen")
    assert [lock.id for lock in house.locks.everything("book")] == [frozen.id]
    with pytest.raises(LockLost):
        house.save("ann", {"manuscript/one/b.md": "---\nid: sb\n---\nFog.\n"}, fences={old.id: old.fence})
    with pytest.raises(ProblemError, match="Eve has it already"):
        house.take("ben", *B, role="owner", level="frozen")


def test_nobody_keeps_strictly_what_is_frozen(house):
    house.take("eve", *ONE, role="editor", level="frozen")
    (lock,) = refusal(house, *B).locks
    assert (lock.level, lock.name) == ("frozen", "Eve")


def test_what_ended_is_in_nobodys_way(house):
    house.take("ann", *ONE, minutes=1)
    house.clock[0] += 61
    assert house.take("ben", *B).holder == "ben"


@pytest.mark.parametrize("wanted", [("scene", "nowhere"), ("scene", ""), ("chapter", "nowhere"), ("chapter", "sb")])
def test_what_is_not_in_the_book_cannot_be_kept(house, wanted):
    assert refusal(house, *wanted).code == "not_found"


@pytest.mark.parametrize(
    "wanted",
    [
        ("character", "world/mole.yaml"),
        ("character", "characters"),
        ("place", "characters/elena.yaml"),
        ("place", "manuscript/one/b.md"),
        ("character", "../characters/elena.yaml"),
        ("book", "sb"),
    ],
)
def test_a_target_of_another_kind_cannot_be_kept(house, wanted):
    assert refusal(house, *wanted).code == "request.invalid"


def test_a_character_can_be_kept_before_its_file_is_written(house):
    house.take("ann", "character", "characters/ben.yaml")
    with pytest.raises(Exception, match="Ann keeps this character"):
        house.save("ben", {"characters/ben.yaml": "name: Ben\n"})
    house.save("ann", {"characters/ben.yaml": "name: Ben\n"})
