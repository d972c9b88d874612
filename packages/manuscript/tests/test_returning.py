"""A scene that was taken out is put back where it stood."""

from plotweaver_manuscript.patch import list_of
from plotweaver_manuscript.returning import put_back

LISTING, CHAPTERS = "manuscript/one/chapter.yaml", "manuscript/book.yaml"
BASE = {
    CHAPTERS: b"chapters:\n  - one\n  - two\n",
    LISTING: b"title: One\nscenes:\n  - a\n  - b # the storm\n  - c\n",
    "manuscript/one/a.md": b"A.\n",
    "manuscript/one/b.md": b"B.\n",
    "manuscript/one/c.md": b"C.\n",
}


def without(*paths: str, **listings: bytes) -> dict[str, bytes]:
    return {path: data for path, data in {**BASE, LISTING: listings["listing"]}.items() if path not in paths}


def test_it_is_listed_after_what_stood_before_it_as_the_chapter_is_now() -> None:
    side = without("manuscript/one/b.md", listing=b"title: First\nscenes:\n  - new\n  - a\n  - c\n")
    files = put_back(side, BASE, ["manuscript/one/b.md"])
    assert files["manuscript/one/b.md"] == b"B.\n"
    assert list_of(files[LISTING].decode(), "scenes") == ["new", "a", "b", "c"]
    assert files[LISTING].startswith(b"title: First\n")


def test_the_first_of_its_chapter_is_the_first_again() -> None:
    side = without("manuscript/one/a.md", listing=b"scenes:\n  - c\n  - b\n")
    assert list_of(put_back(side, BASE, ["manuscript/one/a.md"])[LISTING].decode(), "scenes") == ["a", "c", "b"]


def test_a_chapter_that_went_with_it_is_there_again() -> None:
    side = {CHAPTERS: b"chapters:\n  - two\n"}
    files = put_back(side, BASE, ["manuscript/one/c.md"])
    assert files[LISTING] == BASE[LISTING]
    assert list_of(files[CHAPTERS].decode(), "chapters") == ["one", "two"]


def test_what_is_there_or_was_never_there_stays_as_it_is() -> None:
    side = {**BASE, "manuscript/one/a.md": b"Mine.\n"}
    assert put_back(side, BASE, ["manuscript/one/a.md", "manuscript/one/nowhere.md"]) == side


def test_a_list_that_cannot_be_read_is_left_as_it_is() -> None:
    side = without("manuscript/one/b.md", listing=b"scenes: [a\n")
    files = put_back(side, BASE, ["manuscript/one/b.md"])
    assert files[LISTING] == b"scenes: [a\n"
    assert files["manuscript/one/b.md"] == b"B.\n"
