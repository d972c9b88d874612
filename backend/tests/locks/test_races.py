"""Many want the same lock at once, and a holder comes too late."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from plotweaver_backend.locks.errors import LockHeld, LockLost
from plotweaver_kit.problems import ProblemError

PEOPLE = ["ann", "ben", "cleo", "dan", "eve", "finn"]


def at_once(works):
    """Do all of it at one moment and return what came of each: a result or an error."""
    start = Barrier(len(works))

    def run(work):
        start.wait()
        try:
            return work()
        except (ProblemError, LockHeld, LockLost) as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_of_many_who_take_the_same_exactly_one_gets_it(house):
    came = at_once([lambda who=who: house.take(who) for who in PEOPLE])
    got = [each for each in came if not isinstance(each, Exception)]
    assert len(got) == 1
    assert {each.code for each in came if isinstance(each, Exception)} == {"lock.held"}
    assert [each.holder for each in house.locks.everything("book")] == [got[0].holder]


def test_of_many_who_take_what_ended_exactly_one_gets_it_with_a_greater_fence(house):
    old = house.take("ada", minutes=1)
    house.clock[0] += 61
    came = at_once([lambda who=who: house.take(who) for who in PEOPLE])
    (got,) = [each for each in came if not isinstance(each, Exception)]
    assert got.fence > old.fence


@pytest.mark.parametrize("late", [59, 60])
def test_a_sign_of_life_and_another_taker_never_both_win(house, late):
    old = house.take("ada", minutes=1)
    house.clock[0] += late
    renewed, taken = at_once(
        [
            lambda: house.locks.renew("book", house.person("ada"), old.id, old.fence, 10),
            lambda: house.take("ben"),
        ]
    )
    assert isinstance(renewed, Exception) != isinstance(taken, Exception)
    (holds,) = house.locks.everything("book")
    assert holds.holder == ("ada" if late < 60 else "ben")


def test_who_saves_while_another_takes_either_came_first_or_is_told(house):
    for turn in range(8):
        text = {"manuscript/one/b.md": f"---\nid: sb\n---\nWind {turn}.\n"}
        before = house.feed.last()
        saved, taken = at_once([lambda text=text: house.save("ann", text), lambda: house.take("ben")])
        told = [each.type for each in house.feed.after(before)]
        # a save that got through was in the book before the lock was: nothing is written under it
        expected = ["project.locked"] if isinstance(saved, LockHeld) else ["content.updated", "project.locked"]
        assert told == expected
        house.locks.release("book", house.person("ben"), "writer", taken.id)


def test_a_holder_who_was_replaced_writes_nothing_under_the_old_fence(house):
    old = house.take("ada", minutes=1)
    house.clock[0] += 61
    house.take("ben", minutes=1)
    house.clock[0] += 61
    # nobody holds it now: but what the first one believed is wrong all the same
    text = {"manuscript/one/b.md": "---\nid: sb\n---\nLate.\n"}
    with pytest.raises(LockLost):
        house.save("ada", text, fences={old.id: old.fence})
    house.save("ada", text)
