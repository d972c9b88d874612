"""A ref moves only from where one believes it to be, and only refs with harmless names are public."""

import subprocess

import pytest
from plotweaver_gitstore import head, heads, is_public, swap

SIDE = "refs/heads/side/door"


def test_a_ref_comes_moves_and_goes(repository, commit) -> None:
    first, second = commit({"a.md": b"1"}), commit({"a.md": b"2"})
    assert swap(repository, None, first, SIDE)
    assert swap(repository, first, second, SIDE)
    assert head(repository, SIDE) == second
    assert swap(repository, second, None, SIDE)
    assert head(repository, SIDE) is None


def test_a_ref_that_is_elsewhere_does_not_move(repository, commit) -> None:
    first, second = commit({"a.md": b"1"}), commit({"a.md": b"2"})
    assert swap(repository, None, first, SIDE)
    for expected, wanted in ((None, second), (second, first), (second, None)):
        assert not swap(repository, expected, wanted, SIDE)
    assert head(repository, SIDE) == first
    assert not swap(repository, first, None, "refs/heads/none")


def test_only_branches_and_tags_are_public(repository, commit) -> None:
    first = commit({"a.md": b"1"})
    for ref in (SIDE, "refs/tags/first-draft", "refs/plotweaver/hidden", "refs/notes/x"):
        assert swap(repository, None, first, ref)
    assert set(heads(repository)) - {"refs/heads/main"} == {SIDE, "refs/tags/first-draft"}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a..b",
        "a//b",
        ".a",
        "a/.b",
        "a.lock",
        "a.lock/b",
        "a/",
        "a.",
        "-a",
        "a b",
        "ä",
        "a~1",
        "a^",
        "a:b",
        "a" * 101,
    ],
)
def test_a_name_that_some_system_cannot_say_is_not_public(name: str) -> None:
    assert not is_public(f"refs/heads/{name}")


@pytest.mark.parametrize("name", ["main", "side/door", "Draft-2", "v1.0_final"])
def test_what_is_public_is_a_name_to_git(name: str) -> None:
    assert is_public(f"refs/tags/{name}")
    assert subprocess.run(["git", "check-ref-format", f"refs/tags/{name}"], check=False).returncode == 0
