"""How many words there are is the same wherever it is told, as one writes; and what lies over the page makes way."""

import re

from playwright.sync_api import Page, expect

FIRST = "The sea came up the slip"


def editor(page: Page):
    return page.locator(".cm-content")


def sample(running, window, **shape) -> Page:
    page = window(**shape)
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(editor(page)).to_contain_text(FIRST)
    return page


def number_in(text: str) -> int:
    return int(re.search(r"[\d,]+", text)[0].replace(",", ""))


def test_a_scene_and_the_book_count_what_is_typed_before_it_is_a_version_and_after(running, window):
    page = sample(running, window)
    here = page.locator("footer").get_by_text(re.compile(r"words in this scene$"))
    row = page.locator("[role=treeitem][aria-selected=true] [id^=words-]")
    total = page.locator(".desk-total")
    expect(total).to_have_text(re.compile(r"words$"))
    (scene, book) = (number_in(row.inner_text()), number_in(total.inner_text()))
    assert number_in(here.inner_text()) == scene
    editor(page).click()
    page.keyboard.press("Control+Home")
    # a dash parts words, wherever they are counted
    page.keyboard.type("Late—and half-hearted—she came. ")
    expect(here).to_have_text(f"{scene + 5} words in this scene")
    expect(row).to_have_text(f"{scene + 5:,}")
    expect(total).to_have_text(f"{book + 5:,} words")
    with page.expect_response(lambda answer: "/outline" in answer.url and answer.ok):
        page.keyboard.press("Control+s")
    expect(row).to_have_text(f"{scene + 5:,}")
    expect(total).to_have_text(f"{book + 5:,} words")
    page.reload()
    expect(total).to_have_text(f"{book + 5:,} words")
    expect(row).to_have_text(f"{scene + 5:,}")


def test_escape_closes_what_lies_over_the_page_and_the_keyboard_comes_back(running, window, mark):
    page = sample(running, window, width=390)
    opens = page.get_by_role("button", name="Outline", exact=True)
    tree = page.get_by_role("tree", name="Chapters and scenes")
    opens.click()
    tree.locator("[role=treeitem][tabindex='0']").focus()
    page.keyboard.press("Escape")
    expect(tree).to_have_count(0)
    expect(opens).to_be_focused()

    editor(page).click()
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="Notes").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tab", name="Notes")).to_have_count(0)
    expect(editor(page)).to_be_focused()

    # words that nobody has kept are not closed away
    mark(page, "The sea")
    page.keyboard.press("Control+Alt+m")
    page.get_by_label("Your comment").fill("Who?")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Your comment")).to_have_value("Who?")


def test_escape_leaves_a_panel_that_stands_beside_the_page(running, window):
    page = sample(running, window)
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="Notes").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tab", name="Notes")).to_be_focused()
    expect(page.get_by_role("tree", name="Chapters and scenes")).to_be_visible()
