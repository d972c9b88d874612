"""One scene in two tabs of one browser: what is typed in both is in the book, and each of it once."""

import re

import pytest
from playwright.sync_api import expect

HERE, THERE = "Written in the first tab. ", " Written in the second tab."


@pytest.fixture
def tabs(running, window):
    """Open one scene in two tabs of one browser, with a caret at its first and at its last words."""
    # high enough for all of the scene to be drawn
    first = window(height=3000)
    first.goto(running.new_link())
    first.get_by_role("button", name="Open the sample").click()
    expect(first.locator(".cm-content")).to_contain_text("The sea came up the slip")
    second = first.context.new_page()
    second.goto(first.url)
    second.locator(".cm-content").click()
    second.keyboard.press("Control+End")
    first.locator(".cm-content").click()
    first.keyboard.press("Control+Home")
    return first, second


def in_the_book(running, page):
    project, scene = re.search(r"/books/(\w+)/scenes/([\w-]+)", page.url).groups()
    return running.get(running.token(), f"/projects/{project}/scenes/{scene}")["prose"]


def kept(answer):
    return "/autosaves/" in answer.url and answer.request.method == "PUT" and answer.ok


def both_once(text):
    return text.count(HERE.strip()) == text.count(THERE.strip()) == 1


def test_both_are_on_both_pages_and_in_one_version(running, tabs):
    first, second = tabs
    # by turns, as nobody writes: what each keeps and sends meets what the other does
    for here, there in zip(HERE.split(" ")[:-1], THERE.split(" ")[1:], strict=True):
        first.keyboard.type(f"{here} ")
        second.keyboard.type(f" {there}")
    for page in tabs:
        expect(page.locator(".cm-content")).to_contain_text(HERE.strip())
        expect(page.locator(".cm-content")).to_contain_text(THERE.strip())
    for page in tabs:
        page.keyboard.press("Control+s")
    for page in tabs:
        expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
    assert both_once(in_the_book(running, first))


def test_versions_that_both_make_at_once_hold_both(running, tabs):
    first, second = tabs
    first.keyboard.type(HERE)
    second.keyboard.type(THERE)
    for page in tabs:
        page.keyboard.press("Control+s")
    for page in tabs:
        expect(page.locator(".cm-content")).to_contain_text(HERE.strip())
        expect(page.locator(".cm-content")).to_contain_text(THERE.strip())
    assert both_once(in_the_book(running, first))


def test_a_version_that_one_makes_of_the_words_of_both_asks_the_other_nothing(running, tabs):
    first, second = tabs
    first.keyboard.type(HERE)
    expect(second.locator(".cm-content")).to_contain_text(HERE.strip())
    second.keyboard.press("Control+s")
    expect(second.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
    first.keyboard.type("And more of it. ")
    second.keyboard.type(THERE)
    for page in tabs:
        expect(page.locator(".cm-content")).to_contain_text("And more of it.")
        expect(page.locator(".cm-content")).to_contain_text(THERE.strip())
    for page in tabs:
        page.keyboard.press("Control+s")
    for page in tabs:
        expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
        expect(page.get_by_text("changed the same sentence")).to_have_count(0)
    found = in_the_book(running, first)
    assert both_once(found)
    assert found.count("And more of it.") == 1


def test_both_come_back_when_both_tabs_were_closed(running, tabs):
    first, second = tabs
    with first.expect_response(kept):
        first.keyboard.type(HERE)
    with second.expect_response(kept):
        second.keyboard.type(THERE)
    address, context = first.url, first.context
    first.close()
    second.close()
    again = context.new_page()
    again.goto(address)
    expect(again.locator(".cm-content")).to_contain_text(THERE.strip())
    assert both_once(again.locator(".cm-content").inner_text().replace("\n", " "))


def offered(page):
    """Open the choice and return what both sides say, by their names."""
    page.get_by_role("button", name="Choose").click()
    dialog = page.get_by_role("dialog")
    return dialog, {name: dialog.get_by_role("region", name=name, exact=True) for name in ("This page", "The other")}


def test_words_that_go_on_from_the_other_tabs_version_are_chosen_with_what_it_wrote_since(running, tabs):
    first, second = tabs
    first.keyboard.type("One two ")
    expect(second.locator(".cm-content")).to_contain_text("One two The sea")
    # the first tab learns nothing of the version before both have written on
    held = []
    first.route("**/scenes/*", lambda route: held.append(route))
    with second.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        second.keyboard.press("Control+s")
    expect(second.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
    second.keyboard.press("Control+Home")
    with second.expect_response(kept):
        second.keyboard.type("Zero ")
    first.keyboard.type("three ")
    for route in held:
        route.continue_()
    first.unroute("**/scenes/*")
    dialog, sides = offered(first)
    expect(sides["This page"]).to_contain_text("One two three The sea")
    expect(sides["The other"]).to_contain_text("Zero One two The sea")
    dialog.get_by_role("button", name="Write it new").click()
    dialog.get_by_label("The new text").fill("Zero one two three.")
    dialog.get_by_role("button", name="Keep this").click()
    for page in tabs:
        expect(page.locator(".cm-content")).to_contain_text("Zero one two three.")
        expect(page.locator(".cm-content")).not_to_contain_text("Zero One")
    first.keyboard.press("Control+s")
    for page in tabs:
        expect(page.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
        page.reload()
        expect(page.locator(".cm-content")).to_contain_text("Zero one two three.")
    assert in_the_book(running, first).count("Zero one two three.") == 1
