"""Shaping a book by dragging, as with a mouse: scenes and chapters land where the line shows, and can go back."""

import re

from playwright.sync_api import Locator, Page, expect


def drag(page: Page, what: Locator, onto: Locator, lower: bool) -> None:
    """Drag with the mouse in steps, as a hand does, and let go in one half of a row."""
    begin, end = what.bounding_box(), onto.bounding_box()
    page.mouse.move(begin["x"] + 40, begin["y"] + 10)
    page.mouse.down()
    page.mouse.move(begin["x"] + 44, begin["y"] + 16, steps=3)
    page.mouse.move(end["x"] + 40, end["y"] + end["height"] * (0.8 if lower else 0.2), steps=6)
    # a hand is never quite still: only what moves over a row is told of it
    page.mouse.move(end["x"] + 42, end["y"] + end["height"] * (0.8 if lower else 0.2))
    expect(page.locator("[data-lands]")).to_have_count(1)
    page.mouse.up()
    expect(page.locator("[data-lands]")).to_have_count(0)


def test_a_scene_is_dragged_within_its_chapter_into_another_and_back(book, tree, barriers):
    page = book()
    assert tree.order(page) == tree.BEFORE
    drag(page, tree.scenes(page).nth(0), tree.scenes(page).nth(2), lower=True)
    expect(page.get_by_text("“Ebb, 1” is scene 3 of “Ebb” now.")).to_be_visible()
    assert tree.order(page) == ["Ebb", "Ebb, 2", "Ebb, 3", "Ebb, 1", "Flood", "Flood", "Slack", "Slack"]
    assert barriers(page) == []

    drag(page, tree.scenes(page).nth(0), tree.scenes(page).nth(3), lower=False)
    expect(page.get_by_text("“Ebb, 2” is scene 1 of “Flood” now.")).to_be_visible()
    assert tree.order(page) == ["Ebb", "Ebb, 3", "Ebb, 1", "Flood", "Ebb, 2", "Flood", "Slack", "Slack"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“Ebb, 2” stands where it stood.")).to_be_visible()
    assert tree.order(page) == ["Ebb", "Ebb, 2", "Ebb, 3", "Ebb, 1", "Flood", "Flood", "Slack", "Slack"]
    # the open scene is the same one, and its words are where they were
    expect(page.locator(".cm-content")).to_contain_text("The morning was grey.")
    page.reload()
    expect(tree.scenes(page)).to_have_count(5)
    assert tree.order(page)[1:4] == ["Ebb, 2", "Ebb, 3", "Ebb, 1"]


def test_a_chapter_is_dragged_with_its_scenes_and_moved_by_keys_and_menu(book, tree, shot):
    page = book()
    drag(page, tree.chapters(page).nth(2).locator("div").first, tree.chapters(page).nth(0), lower=False)
    expect(page.get_by_text("“Slack” is chapter 1 of 3 now.")).to_be_visible()
    assert tree.order(page)[:3] == ["Slack", "Slack", "Ebb"]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“Slack” stands where it stood.")).to_be_visible()
    assert tree.order(page) == tree.BEFORE

    tree.chapters(page).nth(0).focus()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_text("“Ebb” is chapter 2 of 3 now.")).to_be_visible()
    expect(tree.chapters(page).nth(1)).to_be_focused()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_text("“Ebb” is chapter 3 of 3 now.")).to_be_visible()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_text("It stands last already.")).to_be_visible()
    page.get_by_role("button", name="More about Ebb", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("Move up")).click()
    expect(page.get_by_text("“Ebb” is chapter 2 of 3 now.")).to_be_visible()


def test_a_scene_that_goes_by_keys_into_another_chapter_keeps_the_keyboard(book, tree):
    page = book()
    tree.scenes(page).nth(2).focus()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(page.get_by_text("“Ebb, 3” is scene 1 of “Flood” now.")).to_be_visible()
    expect(tree.scenes(page).nth(2)).to_be_focused()
    expect(tree.scenes(page).nth(2)).to_contain_text("Ebb, 3")


def test_escape_lets_go_and_a_drop_on_the_page_writes_nothing(book, tree):
    page = book()
    begin, end = tree.scenes(page).nth(0).bounding_box(), tree.scenes(page).nth(2).bounding_box()
    page.mouse.move(begin["x"] + 40, begin["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 40, end["y"] + 14, steps=6)
    page.mouse.move(end["x"] + 42, end["y"] + 14)
    expect(page.locator("[data-lands]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-lands], [data-dragged]")).to_have_count(0)
    page.mouse.up()
    assert tree.order(page) == tree.BEFORE

    said = page.locator(".cm-content").inner_text()
    there = page.locator(".cm-content").bounding_box()
    page.mouse.move(begin["x"] + 40, begin["y"] + 10)
    page.mouse.down()
    page.mouse.move(there["x"] + 80, there["y"] + 60, steps=6)
    page.mouse.up()
    expect(page.locator("[data-lands], [data-dragged]")).to_have_count(0)
    assert page.locator(".cm-content").inner_text() == said
    assert tree.order(page) == tree.BEFORE


def test_without_a_network_it_says_so_and_everything_stays(book, tree):
    page = book()
    page.context.set_offline(True)
    drag(page, tree.scenes(page).nth(0), tree.scenes(page).nth(2), lower=True)
    expect(page.get_by_text(re.compile(r"^Not moved\. You are offline"))).to_be_visible()
    assert tree.order(page) == tree.BEFORE
    page.context.set_offline(False)
    drag(page, tree.scenes(page).nth(0), tree.scenes(page).nth(2), lower=True)
    expect(page.get_by_text("“Ebb, 1” is scene 3 of “Ebb” now.")).to_be_visible()


def test_who_writes_in_one_chapter_only_is_told_why_another_one_stays(running, window, salt, tree):
    token, project = running.token(), salt
    email, password = f"ben-{project}@example.org", "a-password-for-one-chapter"
    running.post(token, "/accounts", {"email": email, "name": "Ben", "password": password})
    member = {"email": email, "role": "writer", "chapters": ["ebb"]}
    running.post(token, f"/projects/{project}/members", member, verb="PUT")
    page = window()
    page.goto(f"{running.origin}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    expect(tree.scenes(page)).to_have_count(5)
    expect(page.locator(".cm-content")).to_contain_text("The morning was grey.")
    drag(page, tree.scenes(page).nth(0), tree.scenes(page).nth(3), lower=False)
    expect(page.get_by_text(re.compile(r"^Not moved\. .+"))).to_be_visible()
    assert tree.order(page) == tree.BEFORE
    drag(page, tree.scenes(page).nth(0), tree.scenes(page).nth(2), lower=True)
    expect(page.get_by_text("“Ebb, 1” is scene 3 of “Ebb” now.")).to_be_visible()


def test_who_may_not_write_drags_nothing(owner_and_reviewer, tree):
    _, reviewer = owner_and_reviewer
    expect(tree.scenes(reviewer)).to_have_count(1)
    expect(reviewer.locator("[role=tree] [draggable=true]")).to_have_count(0)
