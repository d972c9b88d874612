"""Keeping a part of a book, in two browsers: what the other one sees, and that nobody's words are lost on the way."""

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

PASSWORD = "a-password-for-two-browsers"
FIRST = "The sea came up the slip"


def editor(page: Page):
    return page.locator(".cm-content")


def scenes(page: Page):
    return page.locator('[role=treeitem][aria-level="2"]')


def token_of(running) -> str:
    link = running.new_link().partition("#token=")[2]
    answer = httpx.post(f"{running.origin}/api/v1/auth/link-token", json={"token": link}, timeout=30)
    return answer.raise_for_status().json()["access_token"]


@pytest.fixture
def together(running, window):
    """Open a fresh copy of the sample in two browsers: its owner's, and that of Ben, who writes in it."""

    def open_both(width=1440, scheme="light") -> tuple[Page, Page]:
        owner, ben = window(width=width, scheme=scheme), window(width=width, scheme=scheme)
        owner.goto(running.new_link())
        owner.get_by_role("button", name="Open the sample").click()
        expect(editor(owner)).to_contain_text(FIRST)
        project = re.search(r"/books/([a-z0-9]{12})", owner.url)[1]
        token, email = token_of(running), f"ben-{project}@example.org"
        running.post(token, "/accounts", {"email": email, "name": "Ben", "password": PASSWORD})
        running.post(token, f"/projects/{project}/members", {"email": email, "role": "writer"}, verb="PUT")
        ben.goto(f"{running.origin}/sign-in")
        ben.get_by_label("E-mail").fill(email)
        ben.get_by_label("Password").fill(PASSWORD)
        ben.get_by_role("button", name="Sign in").click()
        expect(ben.get_by_role("heading", name="Your books")).to_be_visible()
        ben.goto(owner.url)
        expect(editor(ben)).to_contain_text(FIRST)
        return owner, ben

    return open_both


def wish(page: Page, of: str, item: str) -> None:
    """Choose an item in the outline's menu of something."""
    page.get_by_role("button", name=f"More about {of}").click()
    page.get_by_role("menuitem", name=re.compile(item)).click()


def keep(page: Page, title: str, reason="", strictly=True) -> None:
    wish(page, title, "^Keep .* to myself")
    dialog = page.get_by_role("dialog")
    if strictly:
        dialog.get_by_label("Write only if they give a reason").check()
    dialog.get_by_label("Why?").fill(reason)
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_be_hidden()


def write_first(page: Page, words: str) -> None:
    editor(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(words)


def first_title(page: Page) -> str:
    return scenes(page).first.locator("[id^=title-]").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_kept_is_seen_asked_for_and_passed_on_and_no_word_is_lost(together, shot, barriers, scheme):
    owner, ben = together(scheme=scheme)
    title = first_title(owner)
    write_first(ben, "Ben began to write. ")
    owner.get_by_role("button", name=f"More about {title}").click()
    shot(owner, f"lock-menu-{scheme}-1440")
    owner.keyboard.press("Escape")
    keep(owner, title, "Rewriting the beginning")
    # at once, in the outline and above the page, without a reload
    expect(scenes(ben).first).to_have_accessible_name(re.compile("keeps this scene until .*“Rewriting the beginning”"))
    expect(ben.get_by_role("main")).to_contain_text("keeps this scene until")
    shot(ben, f"lock-seen-{scheme}-1440")

    ben.keyboard.press("Control+s")
    met = ben.get_by_role("alert").filter(has_text="Not saved yet")
    expect(met).to_contain_text("Your text is safe in this browser")
    assert barriers(ben) == []
    shot(ben, f"lock-met-{scheme}-1440")
    ben.reload()
    expect(editor(ben)).to_contain_text("Ben began to write.")

    editor(ben).click()
    ben.keyboard.press("Control+s")
    met.get_by_role("button", name=re.compile("^Ask ")).click()
    ben.get_by_label("What would you like to do?").fill("Only the first line")
    shot(ben, f"lock-asking-{scheme}-1440")
    ben.get_by_role("dialog").get_by_role("button", name=re.compile("^Ask ")).click()
    expect(met).to_contain_text("You asked")
    expect(owner.get_by_text("Ben asks you to let go of a scene that you keep: “Only the first line”")).to_be_visible()
    shot(owner, f"lock-asked-{scheme}-1440")
    assert barriers(owner) == []
    owner.get_by_role("button", name="Let Ben have it").click()
    expect(met).to_be_hidden()
    expect(ben.get_by_role("main")).to_contain_text("You keep this scene until")
    expect(editor(owner)).to_contain_text("Ben began to write.")
    expect(owner.get_by_role("main")).to_contain_text("Ben keeps this scene until")
    shot(ben, f"lock-passed-{scheme}-1440")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_frozen_nobody_writes_until_it_is_lifted(together, shot, barriers, scheme):
    owner, ben = together(scheme=scheme)
    write_first(ben, "Ben wrote this before it froze. ")
    wish(owner, "the whole book", "^Freeze")
    owner.get_by_label("Why?").fill("It is with the printer")
    shot(owner, f"freezing-{scheme}-1440")
    owner.get_by_role("dialog").get_by_role("button", name="Freeze", exact=True).click()
    for page in (owner, ben):
        expect(page.get_by_role("main")).to_contain_text("froze the book: “It is with the printer”")
        expect(editor(page)).to_have_attribute("aria-readonly", "true")
    ben.keyboard.press("Control+s")
    met = ben.get_by_role("alert").filter(has_text="Not saved yet")
    expect(met).to_be_visible()
    expect(met.get_by_role("button", name="Save all the same")).to_be_hidden()
    write_first(owner, "The owner writes in vain. ")
    expect(editor(owner)).not_to_contain_text("in vain")
    assert barriers(ben) == []
    shot(ben, f"frozen-{scheme}-1440")

    wish(owner, "the whole book", "^Lift the freeze")
    expect(met).to_be_hidden()
    expect(editor(owner)).to_contain_text("Ben wrote this before it froze.")
    expect(editor(owner)).not_to_have_attribute("aria-readonly", "true")
