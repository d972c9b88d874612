"""Going from scene to scene while one writes: no key is lost on the way, and no trouble is left untold."""

import re

import pytest
from playwright.sync_api import expect

OPENS_MS = 1500
SCENE = re.compile(r"/scenes/[a-z-]+(\?|$)")


@pytest.fixture
def desk(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    return page


@pytest.fixture
def slow_to_open(desk):
    """Let every scene take its time."""

    def later(route):
        desk.wait_for_timeout(OPENS_MS)
        route.continue_()

    yield lambda: desk.route(SCENE, later)
    # scenes that nobody waits for any more may still be on their way
    desk.unroute_all(behavior="ignoreErrors")


def test_what_is_typed_at_once_after_going_to_the_next_scene_is_its_first_words(desk, slow_to_open):
    slow_to_open()
    desk.keyboard.press("Alt+ArrowDown")
    desk.keyboard.type('"Wait," she said')
    desk.keyboard.press("Backspace")
    desk.keyboard.type("d.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("So he waited. ")
    expect(desk.get_by_role("heading", level=1, name="The envelope")).to_be_visible()
    desk.keyboard.type("Then. ")
    lines = desk.locator(".cm-line")
    expect(lines.nth(0)).to_have_text("“Wait,” she said.")
    expect(lines.nth(1)).to_contain_text(re.compile("^So he waited. Then. "))
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator(".cm-content")).not_to_contain_text("Wait")


def test_in_one_scroll_they_are_the_next_scenes_too_and_not_those_of_the_one_that_was_left(desk, slow_to_open):
    desk.get_by_role("button", name="How the page looks").click()
    desk.locator("[role^=menuitem]").filter(has_text=re.compile("^The whole book$")).click()
    desk.keyboard.press("Escape")
    first, last = (desk.get_by_role("region", name=name, exact=True) for name in ("High water", "Eleven minutes"))
    first.locator(".cm-content").click()
    slow_to_open()
    desk.keyboard.press("Control+k")
    desk.keyboard.type("Eleven minutes")
    desk.keyboard.press("Enter")
    desk.keyboard.type("At last. ")
    expect(last.locator(".cm-line").first).to_contain_text("At last. ")
    expect(desk).to_have_url(re.compile("/eleven-minutes$"))


def test_a_version_that_failed_in_a_scene_that_was_left_is_told_at_once_and_leads_there(desk, shot, barriers):
    full = '{"title":"There is no room left on the disk","status":507,"code":"storage.full"}'
    desk.route("**/changes", lambda route: route.fulfill(status=507, body=full))
    desk.keyboard.type("Written on a full disk. ")
    desk.keyboard.press("Alt+ArrowDown")
    expect(desk.get_by_role("heading", level=1, name="The envelope")).to_be_visible()
    told = desk.get_by_role("alert").filter(has_text="“High water” is not saved: there is no room left on the disk.")
    expect(told).to_contain_text("Your text is safe in this browser.")
    assert barriers(desk) == []
    shot(desk, "left-behind")
    told.get_by_role("button", name="Go there").click()
    expect(desk.get_by_role("alert").filter(has_text="Not saved: there is no room left on the disk.")).to_be_visible()
    expect(desk.locator(".cm-content")).to_contain_text("Written on a full disk. ")
    # who leaves again asks again: that is to have failed before there is room
    with desk.expect_response("**/changes"):
        desk.keyboard.press("Alt+ArrowDown")
    expect(desk.get_by_role("heading", level=1, name="The envelope")).to_be_visible()
    expect(told).to_be_visible()
    desk.unroute("**/changes")
    told.get_by_role("button", name="Try again").click()
    expect(told).to_be_hidden()
