"""The history of one file, on through its moves."""

from __future__ import annotations

import pygit2
from plotweaver_gitstore import differences, follow, head, parting, swap

LONG = b"".join(b"line %d\n" % number for number in range(40))


def _named(path: str, data: bytes) -> str | None:
    first = data.partition(b"\n")[0].decode()
    return first.removeprefix("id: ") if first.startswith("id: ") else None


def _steps(repository, version, path) -> list[tuple[str, str, str | None]]:
    return [(each.version.commit, each.path, each.before) for each in follow(repository, version, path, _named)]


def test_a_file_is_followed_through_a_move_that_left_its_text(repository, commit) -> None:
    first = commit({"a.md": LONG})
    second = commit({"a.md": LONG + b"more\n"})
    third = commit({"b/c.md": LONG + b"more\nand more\n"})
    assert _steps(repository, third, "b/c.md") == [
        (third, "b/c.md", "a.md"),
        (second, "a.md", "a.md"),
        (first, "a.md", None),
    ]


def test_a_file_with_a_name_of_its_own_is_followed_however_much_was_changed(repository, commit) -> None:
    first = commit({"a.md": b"id: x\nOld.\n", "other.md": b"id: y\nQuite new words stand here.\n"})
    second = commit({"b.md": b"id: x\nQuite new words stand here.\n"})
    assert _steps(repository, second, "b.md") == [(second, "b.md", "a.md"), (first, "a.md", None)]


def test_a_file_that_went_and_came_back_keeps_its_past(repository, commit) -> None:
    first = commit({"a.md": b"1", "z.md": b"1"})
    gone = commit({"z.md": b"1"})
    again = commit({"a.md": b"2", "z.md": b"1"})
    assert [each[0] for each in _steps(repository, again, "a.md")] == [again, gone, first]
    assert [each[0] for each in _steps(repository, gone, "a.md")] == [gone, first]


def test_a_merge_that_took_a_move_from_one_side_is_no_step(repository, commit) -> None:
    first = commit({"a.md": LONG})
    moved = commit({"b.md": LONG})
    who = pygit2.Signature("Ada", "ada@example.org", 1_700_000_001, 0)
    tree = repository[pygit2.Oid(hex=moved)].tree_id
    merged = str(repository.create_commit(None, who, who, "merge", tree, [moved, first]))
    assert swap(repository, head(repository), merged)
    assert [each[0] for each in _steps(repository, merged, "b.md")] == [moved, first]


def test_differences_tell_moves_as_such(repository, commit) -> None:
    first = commit({"a.md": LONG, "gone.md": b"x", "same.md": b"s", "new/y.md": b"1"})
    second = commit({"b.md": LONG + b"end\n", "same.md": b"s", "new/y.md": b"2", "came.md": b"quite another"})
    assert [(each.path, each.kind, each.before) for each in differences(repository, first, second)] == [
        ("b.md", "moved", "a.md"),
        ("came.md", "added", None),
        ("gone.md", "removed", None),
        ("new/y.md", "changed", None),
    ]
    assert {each.kind for each in differences(repository, None, first)} == {"added"}


def test_where_two_lines_part(repository, commit) -> None:
    first, second = commit({"a.md": b"1"}), commit({"a.md": b"2"})
    assert parting(repository, first, second) == first
    who = pygit2.Signature("Ada", "ada@example.org", 1_700_000_000, 0)
    alone = str(repository.create_commit(None, who, who, "alone", repository[pygit2.Oid(hex=first)].tree_id, []))
    assert parting(repository, alone, second) is None
