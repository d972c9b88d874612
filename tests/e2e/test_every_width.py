"""Every screen at every width, in both themes: nothing to scroll sideways, no barrier that axe knows."""

import re

import pytest
from playwright.sync_api import expect


def scrolls_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_shelf_desk_and_panels(running, window, shot, barriers, width, scheme):
    page = window(width=width, scheme=scheme)
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "shelf")

    story = b"# The harbour master\n\nNobody spoke of it.\n\n* * *\n\nThe boats came back.\n\n# Low water\n\nAt last.\n"
    page.locator("input[type=file]").set_input_files({"name": "salt.md", "mimeType": "text/markdown", "buffer": story})
    expect(page.get_by_role("heading", name="Bring my book")).to_be_visible()
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "bring")
    page.get_by_role("button", name="Not now").click()

    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "desk")

    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="History").click()
    expect(page.get_by_text("Opened the sample novel")).to_be_visible()
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "history")


def test_a_deep_link_survives_a_reload_and_an_unknown_book_is_told_plainly(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    page.goto(f"{running.origin}/books/aaaaaaaaaaaa")
    expect(page.get_by_text(re.compile("nothing here|not here|no such", re.IGNORECASE)).first).to_be_visible()


def test_the_pages_run_only_our_own_scripts(running, window):
    page = window()
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    answer = page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    policy = answer.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert refused == []
