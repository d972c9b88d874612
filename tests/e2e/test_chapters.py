"""Shaping a book by chapters: one is added and written in, renamed where it stands, taken out, and comes back whole."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect


def editor(page: Page) -> Locator:
    return page.locator(".cm-content")


def test_a_chapter_is_added_and_written_in_at_once(book, tree, shot, barriers):
    page = book()
    page.get_by_role("button", name="Add chapter").click()
    expect(page.get_by_role("dialog")).to_contain_text("It comes last, with an empty scene to write in.")
    page.keyboard.type("The new moon")
    shot(page, "chapter-adding")
    assert barriers(page) == []
    page.keyboard.press("Enter")
    expect(tree.chapters(page)).to_have_count(4)
    assert tree.order(page) == [*tree.BEFORE, "The new moon", "Scene 1"]
    expect(page.get_by_text("Start writing, or")).to_be_visible()
    expect(editor(page)).to_be_focused()
    page.keyboard.type("Nobody rang the bell. ")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()

    tree.choose(page, "Ebb", "Add chapter after")
    expect(page.get_by_role("dialog")).to_contain_text("It comes after “Ebb”, with an empty scene to write in.")
    page.keyboard.type("Neap")
    page.keyboard.press("Enter")
    expect(tree.chapters(page).nth(1)).to_contain_text("Neap")
    tree.choose(page, "Flood", "Add scene at its end")
    expect(page.get_by_role("dialog")).to_contain_text("It comes last in “Flood”.")
    page.keyboard.type("The mole")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="The mole")).to_be_visible()
    page.reload()
    expect(tree.chapters(page)).to_have_count(5)
    assert tree.order(page)[4:9] == ["Neap", "Scene 1", "Flood", "Flood", "The mole"]
    tree.chapters(page).nth(4).get_by_text("Scene 1").click()
    expect(editor(page)).to_contain_text("Nobody rang the bell.")


def test_a_chapter_is_renamed_where_it_stands_by_keys_alone(book, tree, shot, barriers):
    page = book()
    tree.chapters(page).nth(0).focus()
    page.keyboard.press("F2")
    field = page.get_by_role("textbox", name="Title of the chapter Ebb")
    expect(field).to_be_focused()
    assert barriers(page) == []
    shot(page, "chapter-renaming")
    page.keyboard.type("Low: water")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Ebb” is called “Low: water” now.")).to_be_visible()
    expect(tree.chapters(page).nth(0)).to_be_focused()
    expect(field).to_have_count(0)
    assert tree.order(page)[:3] == ["Low: water", "Ebb, 1", "Ebb, 2"]
    expect(editor(page)).to_contain_text("The morning was grey.")

    page.keyboard.press("F2")
    page.keyboard.type("Thrown away")
    page.keyboard.press("Escape")
    expect(tree.chapters(page).nth(0)).to_be_focused()
    assert tree.order(page)[0] == "Low: water"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is called “Ebb” again.")).to_be_visible()
    assert tree.order(page) == tree.BEFORE

    # Tab goes from a row to what can be done with it
    tree.chapters(page).nth(1).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="More about Flood", exact=True).first).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name=re.compile("^Rename")).press("Enter")
    expect(page.get_by_role("textbox", name="Title of the chapter Flood")).to_be_focused()
    page.keyboard.type("Spring tide")
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("“Flood” is called “Spring tide” now.")).to_be_visible()
    assert tree.order(page)[4] == "Spring tide"


def test_a_chapter_is_taken_out_and_comes_back_whole(book, tree, shot, barriers):
    page = book()
    page.get_by_role("button", name="More about Ebb", exact=True).click()
    shot(page, "chapter-menu")
    page.get_by_role("menuitem", name="Take out of the book…").click()
    dialog = page.get_by_role("dialog", name="Take the chapter “Ebb” out of the book?")
    expect(dialog).to_contain_text("Its 3 scenes with 12 words leave the outline. It can be put back from History.")
    shot(page, "chapter-taking-out", every_width=True)
    assert barriers(page) == []
    dialog.get_by_role("button", name="Keep it").click()
    assert tree.order(page) == tree.BEFORE

    editor(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Not lost.")
    tree.choose(page, "Ebb", "Take out")
    # as one writes: no version has them yet
    expect(dialog).to_contain_text("Its 3 scenes with 14 words leave the outline.")
    dialog.get_by_role("button", name="Take out").click()
    expect(page.get_by_text("The chapter “Ebb” was taken out.")).to_be_visible()
    expect(editor(page)).to_contain_text("The bell rang by itself.")
    assert tree.order(page) == tree.BEFORE[4:]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The chapter “Ebb” is there again.")).to_be_visible()
    assert tree.order(page) == tree.BEFORE
    page.get_by_text("Ebb, 1").click()
    expect(editor(page)).to_contain_text("The morning was grey. Not lost.")


def test_the_last_chapter_stays(book, tree):
    page = book()
    for chapter in ("Ebb", "Flood"):
        tree.choose(page, chapter, "Take out")
        page.get_by_role("dialog").get_by_role("button", name="Take out").click()
        expect(page.get_by_text(f"The chapter “{chapter}” was taken out.")).to_be_visible()
    page.get_by_role("button", name="More about Slack", exact=True).first.click()
    expect(page.get_by_role("menuitem", name=re.compile("^Rename"))).to_be_visible()
    expect(page.get_by_role("menuitem", name=re.compile("^Take out"))).to_have_count(0)


def test_what_another_keeps_in_a_chapter_is_named_and_asks_for_the_reason(together, tree):
    owner, ben = together()
    chapter = re.sub(r"^\d+ ", "", owner.locator("[id^=chapter-]").first.inner_text())
    title = owner.locator("[id^=title-]").first.inner_text()
    tree.choose(owner, title, "Keep this scene to myself")
    owner.get_by_role("dialog").get_by_label("Write only if they give a reason").check()
    owner.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    expect(ben.get_by_role("main")).to_contain_text("keeps this scene until")
    tree.choose(ben, chapter, "Take out")
    dialog = ben.get_by_role("dialog")
    expect(dialog).to_contain_text(f"“{title}”: ")
    dialog.get_by_role("button", name="Take out").click()
    why = ben.get_by_role("dialog", name="Go on all the same?")
    why.get_by_role("button", name="Not now").click()
    expect(ben.get_by_text(re.compile(r"^Not taken out\. .*keeps this scene"))).to_be_visible()
    expect(tree.chapters(ben).first).to_contain_text(chapter)


def test_a_draft_has_chapters_of_its_own_and_the_book_has_them_once_it_is_added(book, tree):
    page = book()
    texts = page.get_by_role("button", name="Change between the book and its drafts")
    texts.click()
    page.get_by_role("menuitem", name=re.compile("^Try something in a draft of the book")).click()
    page.get_by_label("What are you trying?").fill("Shorter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are in the draft “Shorter”")).to_be_visible()
    tree.choose(page, "Flood", "Take out of this draft…")
    page.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(page.get_by_text("The chapter “Flood” was taken out.")).to_be_visible()
    tree.choose(page, "Slack", "Rename")
    page.keyboard.type("Neap")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Slack” is called “Neap” now.")).to_be_visible()
    texts.click()
    page.get_by_role("menuitemradio", name=re.compile("^The book")).click()
    expect(tree.chapters(page)).to_have_count(3)
    assert tree.order(page) == tree.BEFORE
    texts.click()
    page.get_by_role("menuitemradio", name=re.compile("^Draft: Shorter")).click()
    page.get_by_role("button", name=re.compile("^Add (this draft )?to the book…")).click()
    page.get_by_role("dialog").get_by_role("button", name="Add this draft to the book").click()
    expect(page.get_by_text("“Shorter” is in the book now.")).to_be_visible()
    expect(tree.chapters(page)).to_have_count(2)
    assert tree.order(page) == ["Ebb", "Ebb, 1", "Ebb, 2", "Ebb, 3", "Neap", "Slack"]


def test_the_field_has_the_keyboard_in_the_instant_in_which_renaming_is_chosen(book):
    page = book()
    page.get_by_role("button", name="More about Slack", exact=True).first.click()
    rename = page.get_by_role("menuitem", name=re.compile("^Rename"))
    # no key can come in between: both happen in one task of the browser
    assert rename.evaluate("(item) => (item.click(), document.activeElement.ariaLabel)") == "Title of the chapter Slack"
    page.keyboard.type("Neap")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Slack” is called “Neap” now.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_width_and_theme(book, tree, barriers, width, scheme):
    page = book(width=width, scheme=scheme)
    if width < 760:
        page.get_by_role("button", name="Outline", exact=True).click()
    tree.choose(page, "Flood", "Rename")
    assert barriers(page) == []
    page.keyboard.type("Spring tide")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Flood” is called “Spring tide” now.")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    tree.choose(page, "Spring tide", "Take out")
    expect(page.get_by_role("dialog")).to_contain_text("Its 1 scene with 5 words leaves the outline.")
    assert barriers(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(page.get_by_text("The chapter “Spring tide” was taken out.")).to_be_visible()
    assert barriers(page) == []
