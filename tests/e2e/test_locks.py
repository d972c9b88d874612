"""Keeping a part of a book, in two browsers: what the other one sees, and that nobody's words are lost on the way."""

import re

import pytest
from playwright.sync_api import Page, expect


def editor(page: Page):
    return page.locator(".cm-content")


def scenes(page: Page):
    return page.locator('[role=treeitem][aria-level="2"]')


def wish(page: Page, of: str, item: str) -> None:
    """Choose an item in the outline's menu of something."""
    page.get_by_role("button", name=f"More about {of}").click()
    page.get_by_role("menuitem", name=re.compile(item)).click()


def keep(page: Page, title: str, reason="", strictly=True) -> None:
    wish(page, title, "^Keep .* to myself")
    dialog = page.get_by_role("dialog")
    if strictly:
        dialog.get_by_label("Write only if they give a reason").check()
    dialog.get_by_label("Why?").fill(reason)
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_be_hidden()


def write_first(page: Page, words: str) -> None:
    editor(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(words)


def first_title(page: Page) -> str:
    return scenes(page).first.locator("[id^=title-]").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_kept_is_seen_asked_for_and_passed_on_and_no_word_is_lost(together, shot, barriers, scheme):
    owner, ben = together(scheme=scheme)
    title = first_title(owner)
    write_first(ben, "Ben began to write. ")
    owner.get_by_role("button", name=f"More about {title}").click()
    shot(owner, "lock-menu")
    owner.keyboard.press("Escape")
    keep(owner, title, "Rewriting the beginning")
    # at once, in the outline and above the page, without a reload
    expect(scenes(ben).first).to_have_accessible_name(re.compile("keeps this scene until .*“Rewriting the beginning”"))
    expect(ben.get_by_role("main")).to_contain_text("keeps this scene until")
    shot(ben, "lock-seen")

    ben.keyboard.press("Control+s")
    met = ben.get_by_role("alert").filter(has_text="Not saved yet")
    expect(met).to_contain_text("Your text is safe in this browser")
    assert barriers(ben) == []
    shot(ben, "lock-met")
    ben.reload()
    expect(editor(ben)).to_contain_text("Ben began to write.")

    editor(ben).click()
    ben.keyboard.press("Control+s")
    met.get_by_role("button", name=re.compile("^Ask ")).click()
    ben.get_by_label("What would you like to do?").fill("Only the first line")
    shot(ben, "lock-asking")
    ben.get_by_role("dialog").get_by_role("button", name=re.compile("^Ask ")).click()
    expect(met).to_contain_text("You asked")
    expect(owner.get_by_text("Ben asks you to let go of “High water”: “Only the first line”")).to_be_visible()
    shot(owner, "lock-asked")
    assert barriers(owner) == []
    owner.get_by_role("button", name="Let Ben have it").click()
    expect(met).to_be_hidden()
    expect(ben.get_by_role("main")).to_contain_text("You keep this scene until")
    expect(editor(owner)).to_contain_text("Ben began to write.")
    expect(owner.get_by_role("main")).to_contain_text("Ben keeps this scene until")
    shot(ben, "lock-passed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_frozen_nobody_writes_until_it_is_lifted(together, shot, barriers, scheme):
    owner, ben = together(scheme=scheme)
    write_first(ben, "Ben wrote this before it froze. ")
    wish(owner, "the whole book", "^Freeze")
    owner.get_by_label("Why?").fill("It is with the printer")
    shot(owner, "freezing")
    owner.get_by_role("dialog").get_by_role("button", name="Freeze", exact=True).click()
    for page in (owner, ben):
        expect(page.get_by_role("main")).to_contain_text("froze the book: “It is with the printer”")
        expect(editor(page)).to_have_attribute("aria-readonly", "true")
    ben.keyboard.press("Control+s")
    met = ben.get_by_role("alert").filter(has_text="Not saved yet")
    expect(met).to_be_visible()
    expect(met.get_by_role("button", name="Save all the same")).to_be_hidden()
    write_first(owner, "The owner writes in vain. ")
    expect(editor(owner)).not_to_contain_text("in vain")
    assert barriers(ben) == []
    shot(ben, "frozen")

    wish(owner, "the whole book", "^Lift the freeze")
    expect(met).to_be_hidden()
    expect(editor(owner)).to_contain_text("Ben wrote this before it froze.")
    expect(editor(owner)).not_to_have_attribute("aria-readonly", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1024, 390])
def test_every_width_and_theme(together, shot, barriers, width, scheme):
    owner, ben = together(width, scheme)
    drawer = owner.get_by_role("button", name="Outline", exact=True)
    if width < 760:
        drawer.click()
    keep(owner, first_title(owner), "Rewriting the beginning")
    if width < 760:
        shot(owner, "lock-drawer")
        drawer.click()
    for page, seen in ((owner, "lock-holder"), (ben, "lock-other")):
        expect(page.get_by_role("main")).to_contain_text("this scene until")
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert barriers(page) == []
        shot(page, seen)


def test_moving_and_taking_out_what_another_keeps_asks_for_the_reason(together, shot):
    owner, ben = together()
    title = first_title(owner)
    keep(owner, title)
    expect(ben.get_by_role("main")).to_contain_text("keeps this scene until")
    wish(ben, title, "^Move down")
    dialog = ben.get_by_role("dialog")
    expect(dialog).to_contain_text("keeps this scene until")
    dialog.get_by_role("button", name="Not now").click()
    expect(ben.get_by_text(re.compile("keeps this scene until")).last).to_be_visible()
    expect(scenes(ben).first).to_contain_text(title)

    wish(ben, title, "^Move down")
    dialog.get_by_label("Why?").fill("We agreed on it by telephone")
    dialog.get_by_role("button", name="Go on").click()
    expect(scenes(ben).nth(1)).to_contain_text(title)
    expect(scenes(owner).nth(1)).to_contain_text(title)

    wish(ben, title, "^Take out")
    expect(dialog).to_contain_text("keeps this scene until")
    dialog.get_by_role("button", name="Take out").click()
    why = ben.get_by_role("dialog", name="Go on all the same?")
    why.get_by_label("Why?").fill("It is told twice")
    shot(ben, "lock-taking-out")
    why.get_by_role("button", name="Go on").click()
    expect(scenes(ben)).to_have_count(11)


def test_a_reason_opens_what_is_kept_and_is_read_in_the_history(together, shot):
    owner, ben = together()
    keep(owner, first_title(owner), "Rewriting the beginning")
    expect(ben.get_by_role("main")).to_contain_text("keeps this scene until")
    write_first(ben, "Urgently. ")
    ben.keyboard.press("Control+s")
    ben.get_by_role("button", name="Save all the same…").click()
    ben.get_by_label("Why?").fill("Her name was wrong")
    ben.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(editor(owner)).to_contain_text("Urgently.")
    owner.get_by_role("button", name="Side panel").click()
    owner.get_by_role("tab", name="History").click()
    expect(owner.get_by_text("Written though it was kept: “Her name was wrong”")).to_be_visible()
    shot(owner, "lock-reason")


def test_a_soft_lock_warns_once_and_a_chapter_is_kept_from_its_menu(together, shot):
    owner, ben = together()
    wish(owner, "The letter", "^Keep this chapter to myself")
    owner.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    chapter = ben.locator('[role=treeitem][aria-level="1"]').first
    expect(chapter).to_have_accessible_name(re.compile("is at work on this chapter until"))
    warned = ben.get_by_text(re.compile("^Saved. .* is at work on this chapter until"))
    write_first(ben, "Softly. ")
    ben.keyboard.press("Control+s")
    expect(warned).to_be_visible()
    shot(ben, "lock-soft")
    ben.get_by_role("button", name="Dismiss").click()
    expect(editor(owner)).to_contain_text("Softly.")
    write_first(ben, "And again. ")
    with ben.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        ben.keyboard.press("Control+s")
    expect(editor(owner)).to_contain_text("And again.")
    expect(warned).to_be_hidden()
    wish(owner, "The letter", "^Let it go")
    expect(chapter).not_to_have_accessible_name(re.compile("is at work"))
