"""Who was moved when a list changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.locks.moved import moved


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "abd", "c"),
        ("abcd", "abxcd", "x"),
        # two neighbours change places: either may have been moved
        ("abcd", "bacd", "ab"),
        ("", "a", "a"),
        ("aab", "ab", ""),
    ],
)
def test_what_was_moved_is_told_from_what_others_were_moved_past(before, after, expected):
    assert moved(before, after) == set(expected)


@given(st.permutations("abcdefgh"), st.integers(0, 7), st.integers(0, 7))
def test_who_was_moved_is_always_among_them(before, which, to):
    after = list(before)
    entry = after.pop(which)
    after.insert(to, entry)
    assert (entry in moved(before, after)) == (which != to)


@given(st.permutations("abcdefgh"), st.integers(0, 7), st.integers(0, 7))
def test_moving_far_leaves_those_alone_that_were_passed(before, which, to):
    after = list(before)
    entry = after.pop(which)
    after.insert(to, entry)
    if abs(which - to) > 1:
        assert moved(before, after) == {entry}
