"""History: two versions side by side; a paragraph, single words and the whole book brought back, and that undone."""

import re

import pytest
from playwright.sync_api import Page, expect

SCENE = "manuscript/chapter-1/scene-1.md"
OTHER = "manuscript/chapter-1/scene-2.md"
HEAD = "---\nid: rain\ntitle: Rain\n---\n"
FIRST = "It rained all night.\n\nShe waited for the letter.\n\nHe slept.\n\nThe lamp went out.\n"
SECOND = "It rained all night.\n\nShe waited for nobody at all.\n\nHe slept.\n\nThe lamp burned on.\n"


def editor(page: Page):
    return page.locator(".cm-content")


@pytest.fixture
def written(running, window):
    """A book with two versions of a scene, and a second scene that came with the later one; its history is open."""
    token = running.token()
    made = running.post(token, "/projects", {"title": "Rain"})
    at = f"/projects/{made['project']['id']}"
    edits = [{"path": SCENE, "text": HEAD + FIRST}]
    draft = {"base": made["commit"], "edits": edits, "message": "The first draft"}
    first = running.post(token, f"{at}/changes", draft)
    edits = [
        {"path": SCENE, "text": HEAD + SECOND},
        {"path": OTHER, "text": "---\nid: sun\ntitle: Sun\n---\nIt shone.\n"},
    ]
    running.post(token, f"{at}/changes", {"base": first["commit"], "edits": edits, "message": "The second draft"})
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{made['project']['id']}/scenes/rain")
    expect(editor(page)).to_contain_text("nobody at all")
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="History").click()
    return page


def compare_with_the_first(page: Page):
    """Compare the first draft of the scene with what it is now."""
    page.get_by_text(re.compile(r"earlier in this sitting")).click()
    page.get_by_role("button", name="Compare").first.click()
    dialog = page.get_by_role("dialog")
    choice = dialog.get_by_role("combobox", name="First")
    choice.select_option(choice.locator("option").filter(has_text="The first draft").get_attribute("value"))
    expect(dialog.locator("del").filter(has_text="letter")).to_be_visible()
    return dialog


def back(page: Page, wanted: str, gone: str) -> None:
    """The words are back, and an Undo takes them away again."""
    expect(page.get_by_text("Restored.", exact=True)).to_be_visible()
    expect(editor(page)).to_contain_text(wanted)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. It is as it was before.")).to_be_visible()
    expect(editor(page)).to_contain_text(gone)


def test_a_paragraph_comes_back_from_two_versions_side_by_side(written, shot, barriers):
    page = written
    dialog = compare_with_the_first(page)
    assert barriers(page) == []
    for width, scheme in ((1440, "light"), (1440, "dark"), (1024, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 860})
        page.emulate_media(color_scheme=scheme)
        shot(page, "side-by-side")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.set_viewport_size({"width": 1440, "height": 860})
    row = dialog.get_by_role("row").filter(has_text="letter")
    row.get_by_role("button", name="Bring this back").click()
    expect(editor(page)).to_contain_text("The lamp burned on.")
    back(page, "She waited for the letter.", "She waited for nobody at all.")


def test_only_the_marked_words_come_back(written):
    page = written
    dialog = compare_with_the_first(page)
    bring = dialog.get_by_role("button", name="Bring the marked words back")
    expect(bring).to_be_disabled()
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll('[role=dialog] del [data-at]')]
            const words = pieces.find((each) => each.textContent.includes('letter')).firstChild
            const at = words.data.indexOf('letter')
            document.getSelection().setBaseAndExtent(words, at, words, at + 'letter'.length)
        }"""
    )
    expect(dialog.get_by_text("1 word marked")).to_be_visible()
    bring.click()
    back(page, "She waited for nobody letter.", "She waited for nobody at all.")


def test_the_whole_book_becomes_what_it_was_and_comes_back(written, shot, barriers):
    page = written
    outline = page.get_by_role("navigation", name="Outline")
    expect(outline).to_contain_text("Sun")
    page.get_by_role("button", name="The whole book", exact=True).click()
    versions = page.get_by_role("list", name="Versions of the book")
    versions.get_by_role("button", name=re.compile("^Restore: The first draft")).click()
    expect(page.get_by_role("dialog")).to_contain_text("Restore the whole book as it was on")
    assert barriers(page) == []
    shot(page, "restore-book")
    page.get_by_role("button", name="Restore the book").click()
    expect(page.get_by_text("Restored the book.")).to_be_visible()
    expect(editor(page)).to_contain_text("She waited for the letter.")
    expect(outline).not_to_contain_text("Sun")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. It is as it was before.")).to_be_visible()
    expect(editor(page)).to_contain_text("She waited for nobody at all.")
    expect(outline).to_contain_text("Sun")
