"""Words that are in no version yet: kept for their writer alone, never over another device's, and not for ever."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotweaver_backend.autosaves.rows import Place
from plotweaver_backend.autosaves.service import (
    COPY_MS,
    LEAST_APART_MS,
    SHARED_MS,
    UNSHARED_MS,
    AutosavesService,
)
from plotweaver_backend.database import session_factory
from plotweaver_contracts.autosaves import MOST_COPIES, NewAutosave
from plotweaver_kit.problems import ProblemError

HERE = Place("ann", "aaaaaaaaaaaa", "main", "mole")
SECOND = 1000


@pytest.fixture
def clock():
    return [1_800_000_000_000]


@pytest.fixture
def autosaves(engine, clock):
    return AutosavesService(session_factory(engine), lambda: clock[0])


def words(prose, after=0, mark="mark-0001", **more):
    given = {"base": "1" * 40, "path": "manuscript/one/mole.md", "device": "Firefox on Linux", **more}
    return NewAutosave(after=after, prose=prose, mark=mark, **given)


def refused(code, act):
    with pytest.raises(ProblemError) as told:
        act()
    assert told.value.code == code


def test_what_was_kept_last_is_found_again_whole(autosaves, clock):
    kept = autosaves.keep(HERE, words("The wind fell.\r\n", head="---\nid: mole\n---\n", pasted=["gulls"]))
    clock[0] += SECOND
    autosaves.keep(HERE, words("The wind fell. “Then” rain. 🌧\r\n", after=kept.revision, mark="mark-0002"))
    (copy,) = autosaves.copies(HERE).copies
    assert (copy.prose, copy.mark, copy.revision) == ("The wind fell. “Then” rain. 🌧\r\n", "mark-0002", 2)
    assert (copy.at, copy.device, copy.words, copy.shared) == (clock[0] // 1000, "Firefox on Linux", 5, False)


def test_another_device_does_not_write_over_words_that_it_has_not_seen(autosaves, clock):
    first = autosaves.keep(HERE, words("Mine."))
    clock[0] += SECOND
    refused("autosave.newer", lambda: autosaves.keep(HERE, words("From the telephone.")))
    autosaves.keep(HERE, words("Mine. From the telephone.", after=first.revision))
    clock[0] += SECOND
    refused("autosave.newer", lambda: autosaves.keep(HERE, words("Mine, more.", after=first.revision)))
    assert [copy.prose for copy in autosaves.copies(HERE).copies] == ["Mine. From the telephone."]


def test_a_scene_is_not_kept_many_times_a_second(autosaves, clock):
    first = autosaves.keep(HERE, words("A"))
    clock[0] += LEAST_APART_MS - 1
    refused("rate.limited", lambda: autosaves.keep(HERE, words("A b", after=first.revision)))
    clock[0] += 1
    assert autosaves.keep(HERE, words("A b", after=first.revision)).revision == 2


def test_the_last_three_sittings_can_be_opened_and_no_more_are_kept(autosaves, clock):
    after = 0
    for number in range(MOST_COPIES + 2):
        for part in ("begun", "ended"):
            after = autosaves.keep(HERE, words(f"{number} {part}", after=after)).revision
            clock[0] += SECOND
        clock[0] += COPY_MS
    assert [copy.prose for copy in autosaves.copies(HERE).copies] == ["4 ended", "3 ended", "2 ended"]


def test_words_that_became_a_version_wait_no_longer_and_are_still_found(autosaves, clock):
    kept = autosaves.keep(HERE, words("The wind fell."))
    assert [each.scene for each in autosaves.everything("ann", HERE.project, None)] == ["mole"]
    autosaves.settle_all("ann", HERE.project, "main", {"mole": kept.revision})
    assert autosaves.everything("ann", HERE.project, None) == []
    assert [copy.shared for copy in autosaves.copies(HERE).copies] == [True]
    clock[0] += SECOND
    again = autosaves.keep(HERE, words("The wind rose.", after=0))
    assert again.revision == kept.revision + 1
    assert [copy.shared for copy in autosaves.copies(HERE).copies] == [False, True]


def test_words_that_another_device_wrote_meanwhile_still_wait(autosaves, clock):
    first = autosaves.keep(HERE, words("Mine."))
    clock[0] += SECOND
    autosaves.keep(HERE, words("Mine. From the telephone.", after=first.revision))
    autosaves.settle(HERE, first.revision)
    assert [each.words for each in autosaves.everything("ann", HERE.project, "main")] == [4]


def test_nobody_meets_the_words_of_another_or_of_another_branch(autosaves):
    autosaves.keep(HERE, words("Mine."))
    for place in (
        Place("ben", HERE.project, "main", "mole"),
        Place("ann", "bbbbbbbbbbbb", "main", "mole"),
        Place("ann", HERE.project, "mine/dark", "mole"),
        Place("ann", HERE.project, "main", "lamb"),
        Place("ann", HERE.project, "main", "mole", "suggestion"),
    ):
        assert autosaves.copies(place).copies == []
        autosaves.settle(place, 99)
    assert autosaves.everything("ben", HERE.project, None) == []
    assert autosaves.everything("ann", HERE.project, "mine/dark") == []
    assert [copy.shared for copy in autosaves.copies(HERE).copies] == [False]


def test_what_is_written_and_what_is_to_be_suggested_are_kept_beside_each_other(autosaves):
    suggested = Place("ann", HERE.project, "main", "mole", "suggestion")
    autosaves.keep(HERE, words("The wind fell."))
    autosaves.keep(suggested, words("The wind rose."))
    listed = {each.kind: each.revision for each in autosaves.everything("ann", HERE.project, None)}
    assert listed == {"text": 1, "suggestion": 1}
    assert [each.kind for each in autosaves.everything("ann", HERE.project, "main", "suggestion")] == ["suggestion"]
    autosaves.settle(suggested, 1)
    assert [copy.prose for copy in autosaves.copies(suggested).copies if copy.shared] == ["The wind rose."]
    assert [copy.shared for copy in autosaves.copies(HERE).copies] == [False]


def test_words_go_along_when_their_branch_gets_another_name(autosaves, clock):
    old = Place("ann", HERE.project, "dark", "mole")
    new = Place("ann", HERE.project, "darker", "mole")
    autosaves.settle(new, autosaves.keep(new, words("Of an earlier branch.")).revision)
    clock[0] += SECOND
    autosaves.keep(old, words("Mine."))
    autosaves.keep(Place("ben", HERE.project, "dark", "mole"), words("Ben’s."))
    autosaves.follow(HERE.project, "dark", "darker", None)
    assert [copy.prose for copy in autosaves.copies(new).copies] == ["Mine.", "Of an earlier branch."]
    assert [each.branch for each in autosaves.everything("ben", HERE.project, None)] == ["darker"]
    autosaves.follow(HERE.project, "darker", "dark", "ben")
    assert [each.branch for each in autosaves.everything("ann", HERE.project, None)] == ["darker"]


def test_old_copies_are_forgotten_and_unshared_ones_last(autosaves, clock):
    places = [Place("ann", HERE.project, "main", name) for name in ("shared", "waiting", "new")]
    autosaves.settle(places[0], autosaves.keep(places[0], words("In a version.")).revision)
    autosaves.keep(places[1], words("Nowhere else."))
    clock[0] += SHARED_MS + 1
    autosaves.keep(places[2], words("Today."))
    assert [len(autosaves.copies(place).copies) for place in places] == [0, 1, 1]
    clock[0] += UNSHARED_MS - SHARED_MS
    autosaves.keep(Place("ann", HERE.project, "main", "another"), words("Next year."))
    assert [len(autosaves.copies(place).copies) for place in places] == [0, 0, 1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 1), st.booleans()), min_size=1, max_size=12))
def test_whatever_two_devices_do_a_copy_goes_on_only_from_what_its_writer_has_seen(autosaves, clock, steps):
    here = Place("ann", HERE.project, "main", uuid.uuid4().hex)
    seen = [0, 0]
    newest, settled = 0, False
    for device, settles in steps:
        clock[0] += SECOND
        try:
            seen[device] = newest = autosaves.keep(here, words("…", after=seen[device])).revision
            settled = False
        except ProblemError as error:
            assert error.code == "autosave.newer"
            assert seen[device] != (0 if settled else newest)
            seen[device] = 0 if settled else newest
        if settles:
            autosaves.settle(here, newest)
            settled, seen[device] = True, 0
