"""A draft that only its author sees, in two browsers: unseen by the other one, shared when it is ready."""

import re

import pytest
from playwright.sync_api import Page, expect


def editor(page: Page):
    return page.locator(".cm-content")


def begin(page: Page, name: str, who="Only you") -> None:
    menu(page)
    page.get_by_role("menuitem", name="Try something in a draft of the book").click()
    page.get_by_label("What are you trying?").fill(name)
    page.get_by_role("radio", name=who).check()
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_text(f"You are in the draft “{name}”")).to_be_visible()
    expect(editor(page)).to_be_visible()


def menu(page: Page) -> None:
    page.get_by_role("button", name="Change between the book and its drafts").click()


def listed(page: Page, name: str):
    return page.get_by_role("menuitemradio", name=re.compile(f"^Draft: {name}"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_else_sees_a_private_draft_until_it_is_shared(together, shot, barriers, scheme, write_first):
    owner, ben = together(scheme=scheme)
    begin(owner, "A darker ending")
    expect(owner.get_by_text("Only you see it.")).to_be_visible()
    write_first(owner, "The bell had drowned. ")
    address = owner.url
    assert barriers(owner) == []
    shot(owner, "private-draft")
    menu(owner)
    expect(listed(owner, "A darker ending")).to_contain_text("Only you see it")
    shot(owner, "private-draft-menu")
    owner.keyboard.press("Escape")

    ben.reload()
    menu(ben)
    expect(ben.get_by_role("menuitemradio", name="The book")).to_be_visible()
    expect(listed(ben, "A darker ending")).to_have_count(0)
    ben.keyboard.press("Escape")
    there = ben.url
    ben.goto(address)
    expect(ben.get_by_role("heading", name="There is no draft “A darker ending”")).to_be_visible()
    assert "drowned" not in ben.content()
    ben.goto(there)

    owner.get_by_role("button", name="Share…").click()
    expect(owner.get_by_label("Its name for all")).to_have_value("A darker ending")
    shot(owner, "private-draft-share")
    assert barriers(owner) == []
    owner.get_by_label("Its name for all").fill("The dark ending")
    owner.get_by_role("button", name="Share it").click()
    expect(owner.get_by_text("You are in the draft “The dark ending”. The book stays as it is.")).to_be_visible()
    expect(editor(owner)).to_contain_text("The bell had drowned")
    # without a reload: the live connection tells of a draft that is there now
    menu(ben)
    listed(ben, "The dark ending").click()
    expect(editor(ben)).to_contain_text("The bell had drowned")
    write_first(ben, "Or so they said. ")
    expect(editor(owner)).to_contain_text("Or so they said")


def test_a_private_draft_is_on_all_devices_of_its_author_compared_and_added(together, running, window, write_first):
    owner, _ = together()
    begin(owner, "A darker ending")
    write_first(owner, "The bell had drowned. ")
    laptop = window()
    laptop.goto(running.new_link())
    expect(laptop.get_by_role("heading", name="Your books")).to_be_visible()
    laptop.goto(owner.url)
    expect(editor(laptop)).to_contain_text("The bell had drowned")
    write_first(laptop, "Twice. ")
    expect(editor(owner)).to_contain_text("Twice.")
    laptop.get_by_role("link", name="Compare with the book").click()
    expect(laptop.get_by_text("1 scene changed")).to_be_visible()
    laptop.get_by_role("button", name="Add this draft to the book…").click()
    laptop.get_by_role("dialog").get_by_role("button", name="Add this draft to the book").click()
    expect(laptop.get_by_text("“A darker ending” is in the book now.")).to_be_visible()
    expect(owner.get_by_text("The draft “A darker ending” is not there any more")).to_be_visible()


def test_a_draft_is_renamed_and_words_that_wait_go_with_it(together):
    owner, ben = together()
    begin(owner, "Half", "Everyone")
    editor(owner).click()
    owner.keyboard.press("Control+Home")
    owner.keyboard.type("Not sent yet. ")
    owner.keyboard.press("Control+k")
    owner.get_by_placeholder("Find a command, a scene").fill("Rename this draft")
    owner.keyboard.press("Enter")
    owner.get_by_label("Its new name").fill("main")
    owner.get_by_role("button", name="Rename it").click()
    expect(owner.get_by_text("There is one of this name already.")).to_be_visible()
    owner.get_by_label("Its new name").fill("Whole")
    owner.get_by_role("button", name="Rename it").click()
    expect(owner.get_by_text("You are in the draft “Whole”")).to_be_visible()
    expect(editor(owner)).to_contain_text("Not sent yet.")
    menu(ben)
    expect(listed(ben, "Half")).to_have_count(0)
    listed(ben, "Whole").click()
    expect(editor(ben)).to_contain_text("Not sent yet.")
