"""Versions by name: one is named, found again, compared with another one and restored; a version is taken back."""

import re

from playwright.sync_api import Page, expect


def editor(page: Page):
    return page.locator(".cm-content")


def name_newest(page: Page, name: str) -> None:
    page.get_by_role("button", name="Name this version…").click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def test_a_version_is_named_compared_restored_and_one_is_taken_back(running, window, shot, barriers, write_first):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(editor(page)).to_contain_text("The sea came up the slip")
    write_first(page, "First thought. ")
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="History").click()
    expect(page.get_by_text("1 earlier in this sitting")).to_be_visible()
    name_newest(page, "Sent to Ana’s editor")
    expect(page.get_by_text("Named “Sent to Ana’s editor”.")).to_be_visible()
    name_newest(page, "Sent to Ana’s editor")
    expect(page.get_by_role("alert")).to_contain_text("already")
    page.keyboard.press("Escape")

    write_first(page, "Second thought. ")
    page.get_by_text("Named versions of the book (1)").click()
    named = page.get_by_role("listitem").filter(has_text="Sent to Ana’s editor").filter(has_text="Named ").first
    assert barriers(page) == []
    shot(page, "named")
    named.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("dialog").locator("ins")).to_contain_text("Second thought")
    assert barriers(page) == []
    shot(page, "compare-versions")
    page.get_by_role("combobox", name="Second").select_option(index=1)
    expect(page.get_by_text("Both are the same.")).to_be_visible()
    page.keyboard.press("Escape")

    named.get_by_role("button", name="Restore", exact=True).click()
    page.get_by_role("button", name="Restore this version").click()
    expect(page.get_by_text("Restored.", exact=True)).to_be_visible()
    expect(editor(page)).not_to_contain_text("Second thought")
    expect(editor(page)).to_contain_text("First thought")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page)).to_contain_text("Second thought")

    write_first(page, "Third thought. ")
    # the list has the newest version: a menu of the one before would close under the hand
    expect(page.get_by_text("5 earlier in this sitting")).to_be_visible()
    page.get_by_role("button", name=re.compile("^More about the version")).first.click()
    page.get_by_role("menuitem", name="Take back what it changed").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back. What came after it stays.")).to_be_visible()
    expect(editor(page)).not_to_contain_text("Third thought")
    expect(editor(page)).to_contain_text("Second thought")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page)).to_contain_text("Third thought")
