"""A scene is named where it stands in the outline, by keys and by its menu, in the book and in a draft of it."""

import re

import pytest
from playwright.sync_api import Page, expect


def title_on_page(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def test_by_keys_alone_with_words_that_are_in_no_version_yet(book, tree, shot, barriers):
    page = book()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Not lost.")
    tree.scenes(page).nth(0).focus()
    page.keyboard.press("F2")
    field = page.get_by_role("textbox", name="Title of the scene Ebb, 1")
    expect(field).to_be_focused()
    assert barriers(page) == []
    shot(page, "scene-renaming")
    page.keyboard.type("Low: water")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Ebb, 1” is called “Low: water” now.")).to_be_visible()
    expect(tree.scenes(page).nth(0)).to_be_focused()
    expect(field).to_have_count(0)
    assert tree.order(page)[:3] == ["Ebb", "Low: water", "Ebb, 2"]
    title_on_page(page, "Low: water")
    expect(page.locator(".cm-content")).to_contain_text("The morning was grey. Not lost.")

    page.keyboard.press("F2")
    expect(page.get_by_role("textbox", name="Title of the scene Low: water")).to_be_focused()
    page.keyboard.type("Thrown away")
    page.keyboard.press("Escape")
    expect(tree.scenes(page).nth(0)).to_be_focused()
    assert tree.order(page)[1] == "Low: water"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is called “Ebb, 1” again.")).to_be_visible()
    assert tree.order(page) == tree.BEFORE
    title_on_page(page, "Ebb, 1")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("The morning was grey. Not lost.")
    assert tree.order(page) == tree.BEFORE


def test_by_the_menu_another_one_than_the_open_one(book, tree):
    page = book()
    page.get_by_role("button", name="More about Ebb, 3").click()
    rename = page.get_by_role("menuitem", name=re.compile("^Rename"))
    # no key can come in between: both happen in one task of the browser
    assert rename.evaluate("(item) => (item.click(), document.activeElement.ariaLabel)") == "Title of the scene Ebb, 3"
    page.keyboard.type("The boats")
    # going elsewhere gives the title
    page.get_by_role("heading", level=1).click()
    expect(page.get_by_text("“Ebb, 3” is called “The boats” now.")).to_be_visible()
    assert tree.order(page)[1:4] == ["Ebb, 1", "Ebb, 2", "The boats"]
    title_on_page(page, "Ebb, 1")
    # it is the same scene, under the same address
    tree.scenes(page).nth(2).click()
    title_on_page(page, "The boats")
    expect(page.locator(".cm-content")).to_contain_text("The boats came in.")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And went.")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
    assert tree.order(page)[3] == "The boats"


def test_a_draft_has_names_of_its_own(book, tree):
    page = book()
    texts = page.get_by_role("button", name="Change between the book and its drafts")
    texts.click()
    page.get_by_role("menuitem", name=re.compile("^Try something in a draft of the book")).click()
    page.get_by_label("What are you trying?").fill("Other names")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are in the draft “Other names”")).to_be_visible()
    expect(page.locator(".cm-content")).to_contain_text("The morning was grey.")
    tree.choose(page, "Ebb, 1", "Rename")
    page.keyboard.type("Dawn")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Ebb, 1” is called “Dawn” now.")).to_be_visible()
    title_on_page(page, "Dawn")
    tree.scenes(page).nth(1).focus()
    page.keyboard.press("F2")
    page.keyboard.type("Silence")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Ebb, 2” is called “Silence” now.")).to_be_visible()
    assert tree.order(page)[1:4] == ["Dawn", "Silence", "Ebb, 3"]
    texts.click()
    page.get_by_role("menuitemradio", name=re.compile("^The book")).click()
    title_on_page(page, "Ebb, 1")
    assert tree.order(page) == tree.BEFORE


def test_without_a_network_the_field_keeps_what_was_typed(book, tree):
    page = book()
    page.context.set_offline(True)
    tree.choose(page, "Ebb, 2", "Rename")
    page.keyboard.type("Silence")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"^Not renamed\. You are offline"))).to_be_visible()
    field = page.get_by_role("textbox", name="Title of the scene Ebb, 2")
    expect(field).to_have_value("Silence")
    expect(field).to_be_editable()
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Ebb, 2” is called “Silence” now.")).to_be_visible()
    assert tree.order(page)[2] == "Silence"


def test_what_another_keeps_asks_for_the_reason(together, tree):
    owner, ben = together()
    title = owner.locator("[id^=title-]").first.inner_text()
    tree.choose(owner, title, "Keep this scene to myself")
    owner.get_by_role("dialog").get_by_label("Write only if they give a reason").check()
    owner.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    expect(ben.get_by_role("main")).to_contain_text("keeps this scene until")
    tree.choose(ben, title, "Rename")
    ben.keyboard.type("Mine")
    ben.keyboard.press("Enter")
    why = ben.get_by_role("dialog", name="Go on all the same?")
    why.get_by_role("button", name="Not now").click()
    expect(ben.get_by_text(re.compile(r"^Not renamed\. .*keeps this scene"))).to_be_visible()
    expect(tree.scenes(ben).first).to_contain_text(title)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_width_and_theme(book, tree, barriers, width, scheme):
    page = book(width=width, scheme=scheme)
    if width < 760:
        page.get_by_role("button", name="Outline", exact=True).click()
    tree.choose(page, "Ebb, 2", "Rename")
    assert barriers(page) == []
    page.keyboard.type("Silence")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Ebb, 2” is called “Silence” now.")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
