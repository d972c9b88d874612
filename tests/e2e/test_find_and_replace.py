"""Finding words all over the book, and replacing them where one wants, in one version that can be taken back."""

import re

import pytest
from playwright.sync_api import expect


def editor(page):
    return page.locator(".cm-content")


def dialog(page):
    return page.get_by_role("dialog", name="Find and replace")


@pytest.fixture
def desk(running, window):
    def open_desk(**how):
        page = window(**how)
        page.goto(running.new_link())
        page.get_by_role("button", name="Open the sample").click()
        expect(editor(page)).to_contain_text("The sea came up the slip")
        return page

    return open_desk


def test_words_are_found_seen_before_and_after_replaced_where_one_wants_and_taken_back(desk, shot):
    page = desk()
    editor(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Wyn was late. ")
    page.keyboard.press("Control+f")
    page.get_by_label("Find", exact=True).fill("Wyn")
    page.get_by_label("Whole words only").check()
    found = dialog(page).get_by_role("list", name="Found")
    # also what was typed a moment ago
    first = found.get_by_role("checkbox", name=re.compile("place 1: Wyn was late"))
    expect(first).to_be_checked()
    many = int(re.match(r"\d+", dialog(page).get_by_role("status").inner_text())[0])
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("button", name=f"Take out in {many} places")).to_be_visible()
    page.get_by_label("Replace by").fill("Gwyn")
    expect(found.locator("ins").first).to_have_text("Gwyn")
    first.uncheck()
    expect(dialog(page).get_by_role("button", name=f"Replace {many - 1} places")).to_be_visible()
    shot(page, "find-and-replace")
    dialog(page).get_by_role("button", name=f"Replace {many - 1} places").click()
    expect(page.get_by_text(f"{many - 1} places changed, in one version.")).to_be_visible()
    expect(editor(page)).to_contain_text("said Gwyn Pascoe from the door")
    expect(editor(page)).to_contain_text("Wyn was late.")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page)).to_contain_text("said Wyn Pascoe from the door")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_every_width_and_theme(desk, shot, barriers, width, scheme):
    page = desk(width=width, scheme=scheme)
    page.keyboard.press("Control+f")
    page.get_by_label("Find", exact=True).fill("nothing like this")
    expect(dialog(page).get_by_role("status")).to_have_text("Nothing found.")
    expect(dialog(page).get_by_role("button", name="Replace", exact=True)).to_be_disabled()
    page.get_by_label("Find", exact=True).fill("tide")
    page.get_by_label("Replace by").fill("ebb")
    expect(dialog(page).locator("ins").first).to_be_visible()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, "find-and-replace")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
