"""Shaping a book: a scene is added, written in, moved, found by its words and taken out."""

import re

from playwright.sync_api import expect


def test_a_scene_is_added_written_moved_found_and_taken_out(running, window, shot):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    scenes = page.locator('[role=treeitem][aria-level="2"]')
    expect(scenes).to_have_count(12)

    page.get_by_role("button", name="Add scene").click()
    page.keyboard.type("The new moon")
    page.keyboard.press("Enter")
    expect(scenes.nth(1)).to_contain_text("The new moon")
    expect(page.get_by_text("Start writing, or")).to_be_visible()
    shot(page, "empty-scene")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.type("Nobody rang the bell at slack water. ")
    expect(page.get_by_text("Start writing, or")).to_be_hidden()
    page.keyboard.press("Control+s")
    expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()

    page.get_by_role("button", name="More about The new moon").click()
    page.get_by_role("menuitem", name=re.compile("Move up")).click()
    expect(scenes.nth(0)).to_contain_text("The new moon")

    page.keyboard.press("Control+k")
    page.keyboard.type("rang the bell at slack")
    expect(page.get_by_role("option").first).to_contain_text("Nobody rang the bell")
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.type("And again. ")
    expect(page.locator(".cm-content")).to_contain_text("And again.")

    page.get_by_role("button", name="More about The new moon").click()
    page.get_by_role("menuitem", name=re.compile("Take out")).click()
    page.get_by_role("button", name="Take out").click()
    expect(scenes).to_have_count(12)
    expect(page.locator(".cm-content")).not_to_contain_text("Nobody rang the bell")
