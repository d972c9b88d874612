"""A ref moves under git's own lock: whoever holds it keeps all others out, whichever program they are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pygit2
import pytest
from plotweaver_gitstore import MAIN, head, swap, swapping


@pytest.fixture
def versions(commit) -> tuple[str, str]:
    """Two versions, of which the branch names the second."""
    return commit({"a.md": b"1"}), commit({"a.md": b"2"})


def git(repository: pygit2.Repository, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", repository.path, *command], capture_output=True, text=True, check=False)


def lock_of(repository: pygit2.Repository) -> Path:
    return Path(repository.path) / f"{MAIN}.lock"


def test_until_it_is_made_nobody_sees_a_move_and_git_waits_for_it(repository, versions) -> None:
    first, second = versions
    with swapping(repository, second, first) as prepared:
        prepared.sync()
        assert head(repository) == second
        assert "lock" in git(repository, "update-ref", MAIN, first, second).stderr
        assert prepared.make(lambda: None)
        assert head(repository) == first
    assert not lock_of(repository).exists()
    assert git(repository, "update-ref", MAIN, second, first).returncode == 0


def test_a_move_that_is_given_up_leaves_nothing(repository, versions) -> None:
    first, second = versions
    with pytest.raises(ZeroDivisionError), swapping(repository, second, first):
        raise ZeroDivisionError
    assert head(repository) == second
    assert not lock_of(repository).exists()


def test_a_lock_that_another_process_holds_is_respected_and_stays(repository, versions) -> None:
    first, second = versions
    lock_of(repository).write_text("")
    with pytest.raises(pygit2.GitError, match="lock"):
        swap(repository, second, first)
    assert head(repository) == second
    assert lock_of(repository).exists()


def test_a_lock_that_another_took_once_the_ref_had_moved_stays(repository, versions) -> None:
    first, second = versions
    with swapping(repository, second, first) as prepared:
        assert prepared.make(lambda: None)
        lock_of(repository).write_text("another's")
    assert lock_of(repository).read_text() == "another's"


def test_what_is_called_under_the_lock_comes_before_the_move(repository, versions) -> None:
    first, second = versions
    seen: list[str | None] = []
    assert swap(repository, second, first, under_lock=lambda: seen.append(head(repository)))
    assert seen == [second]


def test_a_ref_that_git_has_packed_moves_too(repository, versions) -> None:
    first, second = versions
    side = "refs/heads/side/door"
    assert swap(repository, None, first, side)
    assert git(repository, "pack-refs", "--all", "--prune").returncode == 0
    assert not (Path(repository.path) / side).parent.exists()
    assert not swap(repository, second, first, side)
    assert swap(repository, first, second, side)
    assert (head(repository, side), head(repository)) == (second, second)
    assert git(repository, "rev-parse", side).stdout.strip() == second
