"""History of the whole book: sittings with their words and people, what a version changed, two versions together."""

import re

import pytest
from playwright.sync_api import Page, expect

CHAPTERS = ("the-mole", "slack-water")


def scene(chapter: str, place: int, title: str) -> str:
    return f"manuscript/{chapter}/{place:02}-{title.lower()}.md"


def text(title: str, prose: str) -> str:
    return f"---\nid: {title.lower()}\ntitle: {title}\n---\n{prose}\n"


@pytest.fixture
def book(running):
    """A book of two versions: a scene was changed, one taken out, one moved and one added."""
    token = running.token()
    made = running.post(token, "/projects", {"title": "Salt"})
    at = f"/projects/{made['project']['id']}/changes"
    before = {
        scene("the-mole", 1, "Rain"): text("Rain", "It rained all night.\n\nShe waited for the letter."),
        scene("the-mole", 2, "Boats"): text("Boats", "The boats came in, all but one."),
        scene("the-mole", 3, "Gulls"): text("Gulls", "Nobody fed the gulls."),
        scene("slack-water", 1, "Tide"): text("Tide", "The tide turned."),
    }
    edits = [{"path": path, "text": words} for path, words in before.items()]
    first = running.post(token, at, {"base": made["commit"], "edits": edits, "message": "The first draft"})
    after = {
        scene("the-mole", 1, "Rain"): text("Rain", "It rained all night.\n\nShe waited for nobody at all."),
        scene("the-mole", 2, "Boats"): None,
        scene("the-mole", 3, "Gulls"): None,
        scene("slack-water", 2, "Boats"): before[scene("the-mole", 2, "Boats")],
        scene("slack-water", 3, "Bell"): text("Bell", "Somebody rang the bell."),
    }
    edits = [{"path": path, "text": words} for path, words in after.items()]
    running.post(token, at, {"base": first["commit"], "edits": edits, "message": "The second draft"})
    return made["project"]["id"]


@pytest.fixture
def desk(running, window, book):
    """The book, with the history of all of it open."""
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{book}/scenes/rain")
    expect(page.locator(".cm-content")).to_contain_text("nobody at all")
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="History").click()
    page.get_by_role("button", name="The whole book", exact=True).click()
    return page


def differing(page: Page, title: str):
    return page.get_by_role("list", name="Scenes that differ").get_by_role("listitem").filter(has_text=title)


def test_a_sitting_tells_who_and_how_many_words_and_a_version_what_it_changed(desk, shot, barriers):
    page = desk
    sittings = page.get_by_role("list", name="Versions of the book")
    expect(sittings.get_by_role("listitem").first).to_contain_text(re.compile(r", you, \+\d+ −\d+ words"))
    sittings.get_by_text(re.compile("^The second draft")).click()
    changed = page.get_by_role("list", name="What it changed")
    expect(changed).to_contain_text("Rain")
    expect(changed).to_contain_text("Bell")
    assert barriers(page) == []
    shot(page, "history-of-book")


def test_two_versions_of_the_whole_book_stand_side_by_side(desk, shot, barriers):
    page = desk
    page.get_by_role("link", name=re.compile("^Compare: The first draft")).click()
    expect(page.get_by_role("heading", name="Two versions of the book")).to_be_visible()
    summary = page.get_by_text(re.compile("1 scene added · 1 scene taken out · 1 scene moved · 1 scene changed"))
    expect(summary).to_be_visible()
    expect(differing(page, "Rain").locator("del").filter(has_text="letter")).to_be_visible()
    expect(differing(page, "Bell")).to_contain_text("Added")
    expect(differing(page, "Gulls")).to_contain_text("Taken out")
    expect(differing(page, "Boats")).to_contain_text("Moved")
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 860})
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert barriers(page) == []
    page.set_viewport_size({"width": 1440, "height": 860})
    shot(page, "two-versions-of-the-book", every_width=True)

    page.get_by_role("button", name="In one text").click()
    expect(differing(page, "Rain").get_by_role("table")).to_have_count(0)
    expect(differing(page, "Rain").locator("ins").first).to_contain_text("nobody")
    # an address of its own: it can be sent to somebody, and survives a reload
    page.reload()
    expect(summary).to_be_visible()
    second = page.get_by_role("combobox", name="Second")
    second.select_option(page.get_by_role("combobox", name="First").input_value())
    expect(page.get_by_text("Both are the same, word for word.")).to_be_visible()
