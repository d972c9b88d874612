"""One's own tools: a token made on its page clones a book by real git, and is refused once withdrawn."""

import os
import re
import subprocess

import pytest
from playwright.sync_api import expect


def own_tools(running, page):
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.get_by_role("banner").get_by_role("button").click()
    page.get_by_role("menuitem", name="Your own tools").click()
    expect(page.get_by_role("heading", name="Your own tools", exact=True)).to_be_visible()


def make_token(page, name, scope="Read"):
    page.get_by_role("button", name="Make a token").click()
    page.get_by_label("What is it for?").fill(name)
    page.get_by_role("radio", name=re.compile(rf"^{scope}\b")).first.check()
    page.get_by_role("button", name="Make the token").click()
    return page.get_by_label("Your new token", exact=True).input_value()


def git(folder, *arguments):
    environment = dict(os.environ) | {"GIT_TERMINAL_PROMPT": "0"}
    return subprocess.run(["git", "-C", str(folder), *arguments], env=environment, capture_output=True, text=True)


def test_a_token_made_here_clones_the_book_by_git_until_it_is_withdrawn(running, window, tmp_path):
    page = window()
    own_tools(running, page)
    command = page.get_by_label("Command for The Tide Table").first.input_value()
    address = command.removeprefix("git clone ")
    assert address.startswith(f"{running.origin}/git/")

    secret = make_token(page, "My laptop")
    expect(page.get_by_text("it is not shown again")).to_be_visible()
    entry = page.get_by_role("list", name="Your tokens").get_by_role("listitem").filter(has_text="My laptop")
    expect(entry).to_contain_text("May read")
    expect(entry).to_contain_text("never used")
    page.get_by_role("button", name="I have it").click()
    page.reload()
    expect(entry).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(secret)

    with_token = address.replace("://", f"://any:{secret}@")
    cloned = git(tmp_path, "clone", "--quiet", with_token, "clone")
    assert cloned.returncode == 0, cloned.stderr
    assert (tmp_path / "clone/manuscript/book.yaml").exists()
    assert git(tmp_path, "clone", "--quiet", address, "without").returncode != 0

    entry.get_by_role("button", name="Withdraw My laptop").click()
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(entry).to_have_count(0)
    assert git(tmp_path, "clone", "--quiet", with_token, "late").returncode != 0


def test_the_page_is_reached_by_typing_and_says_what_it_lacks(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    page.keyboard.press("Control+k")
    page.keyboard.type("own tools")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your own tools", exact=True)).to_be_visible()

    page.get_by_role("button", name="Make a token").click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Please give it a name")
    page.keyboard.press("Escape")
    page.route("**/auth/tokens", lambda route: route.abort())
    page.get_by_role("button", name="Make a token").click()
    page.keyboard.type("Offline")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_width_and_theme(running, window, shot, barriers, width, scheme):
    page = window(width=width, scheme=scheme)
    own_tools(running, page)
    make_token(page, f"Laptop {width} {scheme}", "Read and write")
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert barriers(page) == []
    shot(page, "own-tools")
    page.get_by_role("button", name="Make a token").click()
    assert barriers(page) == []
