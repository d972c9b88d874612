"""Without a network: what was read is there to write in, and what was not says why."""

import re

import pytest
from playwright.sync_api import expect

FIRST = "The sea came up the slip"
OFFLINE = "You are offline. Try again when you’re back online; what you write meanwhile is kept on this computer."


def test_a_scene_that_was_read_opens_and_another_says_why_it_does_not(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    words = page.locator(".cm-content")
    scenes = page.locator('[role=treeitem][aria-level="2"]')
    expect(words).to_contain_text(FIRST)
    scenes.nth(1).click()
    expect(words).not_to_contain_text(FIRST)
    second = words.inner_text()[:40]
    scenes.nth(0).click()
    expect(words).to_contain_text(FIRST)

    page.context.set_offline(True)
    scenes.nth(1).click()
    expect(words).to_contain_text(second)
    words.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("On a train. ")
    expect(words).to_contain_text("On a train.")
    scenes.nth(5).click()
    expect(page.get_by_text("You are offline, and this scene has not been opened in this tab yet.")).to_be_visible()
    page.context.set_offline(False)
    expect(words).to_be_visible()


@pytest.fixture
def unplugged(running, window):
    """A scene with words that no version holds yet, and the network gone."""
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text(FIRST)
    page.context.set_offline(True)
    return page


def write(page):
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("On a train. ")
    expect(page.locator(".cm-content")).to_contain_text("On a train.")


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.parametrize("what", ["scene", "chapter"])
def test_what_is_added_says_in_its_dialog_that_one_is_offline_and_keeps_its_title(unplugged, what, written):
    page = unplugged
    if written:
        write(page)
    page.get_by_role("button", name=f"Add {what}").click()
    title = page.get_by_label("Title")
    title.fill("Slack water")
    page.keyboard.press("Enter")
    told = page.get_by_role("dialog").get_by_role("alert")
    expect(told).to_have_text(f"Not added yet. {OFFLINE}")
    expect(title).to_be_focused()
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Slack water" if what == "scene" else "Scene 1")).to_be_visible()


def test_what_is_moved_renamed_or_taken_out_says_that_one_is_offline(unplugged):
    page = unplugged
    write(page)
    row = page.get_by_role("treeitem", name=re.compile("^High water"))
    row.focus()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_text(f"Not moved. {OFFLINE}")).to_be_visible()
    page.locator('[role=treeitem][aria-level="1"]').first.focus()
    page.keyboard.press("F2")
    page.keyboard.type("Another title")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Not renamed. {OFFLINE}")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More about High water").click()
    page.get_by_role("menuitem", name="Take out of the book").click()
    page.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_have_text(f"Not taken out. {OFFLINE}")
    page.keyboard.press("Escape")
    expect(row).to_be_visible()
