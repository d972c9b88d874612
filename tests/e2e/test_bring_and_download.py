"""A book comes in from a file, arranged before it is made; can be taken away; leaves as every kind of file."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect
from plotweaver_formats.docx_writing import write_docx
from plotweaver_formats.edition import book_text
from plotweaver_formats.progress import Progress
from plotweaver_formats.reading import read_novel
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.importing import to_files

STORY = """Salt

# One

The *first* morning was grey.

Nobody spoke of it at noon.

* * *

The boats came back after dark.

# Two

In the end there was only the sea.

# Three

This chapter was a mistake.
"""


@pytest.fixture
def shelf(running, window) -> Page:
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    return page


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file on the page, as from a folder."""
    dropped = page.evaluate_handle(
        """([name, data]) => {
            const dropped = new DataTransfer()
            dropped.items.add(new File([new Uint8Array(data)], name))
            return dropped
        }""",
        [name, list(data)],
    )
    page.locator("main").dispatch_event("drop", {"dataTransfer": dropped})


def as_word(text: str) -> bytes:
    """Write a story as a Word file."""
    files = to_files(read_novel(text.encode(), "salt.md").plan)
    return write_docx(book_text(read_book(files), files, "0" * 40, 0), Progress())


def test_a_file_is_arranged_by_keyboard_brought_in_and_taken_away(shelf, shot, barriers):
    books = shelf.get_by_role("link").filter(has_text="Salt")
    drop(shelf, "salt.docx", as_word(STORY))
    expect(shelf.get_by_role("heading", name="Bring my book")).to_be_focused()
    said = shelf.get_by_role("status").filter(has_text="chapters")
    expect(said).to_contain_text("3 chapters, 4 scenes")
    expect(said).to_contain_text("Every word of your file is here.")
    expect(books).to_have_count(0)

    scenes = shelf.locator("[data-scene]")
    scenes.first.focus()
    shelf.keyboard.press("s")
    expect(shelf.get_by_role("button", name="Split here, before “Nobody spoke of it at noon.”")).to_be_focused()
    shot(shelf, "bring-split")
    shelf.keyboard.press("Enter")
    expect(said).to_contain_text("3 chapters, 5 scenes")
    expect(scenes.nth(1)).to_be_focused()
    shelf.keyboard.press("c")
    expect(said).to_contain_text("4 chapters, 5 scenes")
    shelf.keyboard.press("ArrowDown")
    shelf.keyboard.press("j")
    expect(said).to_contain_text("4 chapters, 4 scenes")
    shelf.keyboard.press("Control+z")
    shelf.keyboard.press("Control+z")
    expect(said).to_contain_text("3 chapters, 5 scenes")
    scenes.last.focus()
    shelf.keyboard.press("x")
    expect(said).to_contain_text(re.compile("You leave out [0-9]+ of the [0-9]+ words of your file"))
    shelf.get_by_label("Title of the chapter Two").fill("The sea")
    shelf.get_by_label("Title of the chapter Two").press("Enter")
    assert barriers(shelf) == []

    shelf.get_by_role("button", name="Bring it in").click()
    expect(shelf.get_by_text(re.compile("^2 chapters, 4 scenes, [0-9]+ words"))).to_contain_text("but the")
    expect(books).to_have_count(1)
    assert barriers(shelf) == []
    shot(shelf, "brought")
    shelf.get_by_role("button", name="Undo import").click()
    expect(shelf.get_by_text("Undone. Salt is not on your shelf any more")).to_be_visible()
    expect(books).to_have_count(0)


def test_a_refusal_says_what_and_that_nothing_was_created_and_a_lost_line_can_be_tried_again(shelf, shot):
    drop(shelf, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refusal = shelf.get_by_role("alert").filter(has_text="old.doc")
    expect(refusal).to_contain_text(re.compile(r"old version of Word.*Nothing was created"))
    shot(shelf, "bring-refused")
    shelf.context.set_offline(True)
    drop(shelf, "salt.md", STORY.encode())
    expect(shelf.get_by_role("alert").filter(has_text="salt.md")).to_contain_text(
        "The server cannot be reached just now. Your file is where it was."
    )
    shelf.context.set_offline(False)
    shelf.get_by_role("button", name="Try again").click()
    expect(shelf.get_by_role("heading", name="Bring my book")).to_be_visible()
    # nothing that was arranged goes without a question
    shelf.get_by_role("button", name="Leave out: One").click()
    shelf.get_by_role("button", name="Not now").click()
    shelf.get_by_role("dialog").get_by_role("button", name="Leave it").click()
    expect(shelf.get_by_role("heading", name="Your books")).to_be_visible()


def fetched(page: Page, name: str) -> tuple[str, bytes]:
    """Choose a kind of file in the dialog; return its file's name and bytes."""
    with page.expect_download() as caught:
        page.get_by_role("dialog").get_by_role("button", name=re.compile(f"^{name}")).click()
    expect(page.get_by_text(f"{name} is on its way to your downloads.")).to_be_visible()
    return caught.value.suggested_filename, caught.value.path().read_bytes()


def test_every_kind_of_file_is_downloaded_twice_the_same(shelf, shot, barriers):
    shelf.get_by_role("button", name="Open the sample").click()
    expect(shelf.locator(".cm-content")).to_contain_text("The sea came up the slip")
    shelf.keyboard.press("Control+k")
    shelf.get_by_role("combobox").fill("download")
    shelf.keyboard.press("Enter")
    dialog = shelf.get_by_role("dialog")
    expect(dialog).to_contain_text("Download the book")
    assert barriers(shelf) == []
    shot(shelf, "download")
    kinds = {"Word manuscript": "docx", "E-book": "epub", "PDF": "pdf", "Markdown": "md", "Plain text": "txt"}
    files = {}
    for name, ending in kinds.items():
        called, data = fetched(shelf, name)
        assert called == f"the-tide-table.{ending}"
        assert fetched(shelf, name) == (called, data)
        files[ending] = data
    assert files["pdf"].startswith(b"%PDF-")
    assert "The sea came up the slip" in files["txt"].decode()
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(files["docx"])).namelist()
    assert zipfile.ZipFile(io.BytesIO(files["epub"])).read("mimetype") == b"application/epub+zip"

    shelf.route("**/export/progress*", lambda route: route.abort())
    dialog.get_by_role("button", name="PDF").click()
    expect(dialog.get_by_role("alert")).to_contain_text(
        "The server cannot be reached just now. Your book is as it was."
    )
    shot(shelf, "download-failed")
    shelf.unroute("**/export/progress*")
    with shelf.expect_download():
        dialog.get_by_role("button", name="Try again").click()

    shelf.route("**/export/progress*", lambda route: None)  # a line on which nothing comes
    dialog.get_by_role("button", name="PDF").click()
    expect(dialog.get_by_text("Reading the book for PDF…")).to_be_visible()
    shot(shelf, "downloading")
    dialog.get_by_role("button", name="Stop").click()
    expect(dialog).to_contain_text("Stopped. Nothing was downloaded.")
    shelf.unroute("**/export/progress*")
    with shelf.expect_download():
        dialog.get_by_role("button", name="PDF").click()


@pytest.mark.parametrize("name", ["Word manuscript", "E-book", "Markdown", "Plain text"])
def test_what_was_downloaded_comes_in_again_with_its_chapters_and_scenes(shelf, name):
    shelf.get_by_role("button", name="Open the sample").click()
    expect(shelf.locator(".cm-content")).to_contain_text("The sea came up the slip")
    shelf.keyboard.press("Control+k")
    shelf.get_by_role("combobox").fill("download")
    shelf.keyboard.press("Enter")
    called, data = fetched(shelf, name)
    shelf.keyboard.press("Escape")
    shelf.get_by_title("Your books").click()
    expect(shelf.get_by_role("heading", name="Your books")).to_be_visible()
    drop(shelf, called, data)
    said = shelf.get_by_role("status").filter(has_text="chapters")
    expect(said).to_contain_text(
        re.compile("^4 chapters, 12 scenes, 6,[01][0-9]{2} words. Every word of your file is here.")
    )


AROUND = """---
title: Salt
author: Ada Venn
---

# Dedication

For *Ben*.

# One

Nobody spoke of it.[^1]

***

The boats came back after dark.

# Two

In the end there was only the sea.

# Acknowledgements

Thanks to Ann.

# About the author

She writes.

[^1]: So they say.
"""


def test_footnotes_and_what_stands_around_the_story_come_in_and_leave_whole(shelf, shot, barriers):
    drop(shelf, "salt.md", AROUND.encode())
    expect(shelf.locator("label").filter(has_text="Before the story")).to_contain_text("Dedication")
    after = shelf.locator("label").filter(has_text="After the story")
    expect(after).to_contain_text("Acknowledgements")
    expect(after).to_contain_text("Also About the author")
    after.scroll_into_view_if_needed()
    expect(shelf.get_by_role("status").filter(has_text="chapters")).to_contain_text("2 chapters, 3 scenes")
    assert barriers(shelf) == []
    shot(shelf, "bring-around")
    shelf.get_by_role("button", name="Bring it in").click()
    shelf.get_by_role("button", name="Open", exact=True).click()
    page = shelf.locator(".cm-content")
    expect(page.locator("sup")).to_have_count(2)
    expect(page).to_contain_text("So they say.")
    expect(page).not_to_contain_text("[^")
    assert barriers(shelf) == []
    shot(shelf, "footnotes")
    shelf.keyboard.press("Control+k")
    shelf.get_by_role("combobox").fill("download")
    shelf.keyboard.press("Enter")
    _, text = fetched(shelf, "Plain text")
    assert "[^" not in text.decode()
    _, word = fetched(shelf, "Word manuscript")
    plan = read_novel(word, "salt.docx").plan
    assert [[scene.prose for scene in chapter.scenes] for chapter in plan.chapters] == [
        ["Nobody spoke of it.[^1]\n\n[^1]: So they say.\n", "The boats came back after dark.\n"],
        ["In the end there was only the sea.\n"],
    ]
    assert "# Dedication\n\nFor *Ben*." in plan.front
    assert plan.back == "# Acknowledgements\n\nThanks to Ann.\n\n# About the author\n\nShe writes.\n"
