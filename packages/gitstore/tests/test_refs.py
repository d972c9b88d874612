"""A ref moves only from where one believes it to be, and only refs with harmless names are public."""

import subprocess

import pytest
from plotweaver_gitstore import branch_name, branch_ref, head, heads, is_kept, is_public, may_see, swap

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


def test_a_book_is_made_of_branches_tags_and_private_drafts(repository, commit) -> None:
    first = commit({"a.md": b"1"})
    private = branch_ref("mine/ideas", "ann")
    for ref in (SIDE, "refs/tags/first-draft", private, "refs/plotweaver/hidden", "refs/notes/x"):
        assert swap(repository, None, first, ref)
    assert set(heads(repository)) - {"refs/heads/main"} == {SIDE, "refs/tags/first-draft", private}
    assert [is_public(ref) for ref in (SIDE, "refs/tags/first-draft", private)] == [True, True, False]


@pytest.mark.parametrize("name", ["side", "mine/ideas", "mine/a/b", "mine", "mineral/x"])
def test_a_branch_is_called_the_same_there_and_back(name: str) -> None:
    ref = branch_ref(name, "ann")
    assert (branch_name(ref), is_kept(ref), may_see(ref, "ann")) == (name, True, True)
    assert may_see(ref, "ben") is not name.startswith("mine/")


@pytest.mark.parametrize("account", ["", "../heads", "Ann", "a.b"])
def test_what_is_no_account_has_no_private_draft(account: str) -> None:
    assert not is_kept(branch_ref("mine/ideas", account))


@pytest.mark.parametrize("name", ["mine/ideas", "Mine/ideas", "MINE/x"])
def test_nothing_public_is_called_like_a_private_draft(name: str) -> None:
    assert not is_public(f"refs/heads/{name}")
    assert not is_public(f"refs/tags/{name}")


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
        "a" * 201,
    ],
)
def test_a_name_that_some_system_cannot_say_is_not_public_and_nothing_has_it(repository, commit, name: str) -> None:
    commit({"a.md": b"1"})
    assert not is_public(f"refs/heads/{name}")
    assert head(repository, f"refs/heads/{name}") is None


@pytest.mark.parametrize("name", ["main", "side/door", "Draft-2", "v1.0_final"])
def test_what_is_public_is_a_name_to_git(name: str) -> None:
    assert is_public(f"refs/tags/{name}")
    assert subprocess.run(["git", "check-ref-format", f"refs/tags/{name}"], check=False).returncode == 0
