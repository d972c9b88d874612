"""A book as a file of another program: the version that was asked for, the same bytes each time, with its progress."""

import io
import zipfile

import pytest

ONE = "manuscript/one/"
FILES = {
    "plotweaver.yaml": b"format: 1\ntitle: Salt\n",
    "manuscript/book.yaml": b"chapters:\n  - one\n",
    f"{ONE}chapter.yaml": b"title: One\nscenes:\n  - dawn\n",
    f"{ONE}dawn.md": b"---\nid: dawn\ntitle: Dawn\n---\n\nThe *sun* came up.\n",
}


@pytest.mark.parametrize("form", ["docx", "epub", "md"])
def test_a_book_is_fetched_as_a_file_with_the_same_bytes_twice(house, peer, form):
    peer.commit(FILES, "Wrote")
    first, second = (house.read(f"/export?format={form}") for _ in range(2))
    assert first.status_code == 200, first.text
    assert first.content == second.content
    assert f'filename="salt.{form}"' in first.headers["content-disposition"]
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
            assert b"came up." in archive.read("word/document.xml")


def test_progress_ends_with_a_file_that_is_ready(house, peer):
    commit, _ = peer.commit(FILES, "Wrote")
    house.read("/export?format=txt")
    told = house.read("/export/progress?format=txt").json()
    assert told["commit"] == commit
    assert told["ready"]
    assert told["done"] == told["of"] > 0


def test_a_kind_of_file_that_nobody_writes_is_refused(house, peer):
    peer.commit(FILES, "Wrote")
    assert house.read("/export?format=doc").status_code == 422
