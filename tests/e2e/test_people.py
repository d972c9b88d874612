"""The people of a book and what of it may be sent, in two browsers: invited, limited, given it, closed to models."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

PASSWORD = "seven quiet lighthouses"
FIRST = "The sea came up the slip"


def sample_of(running, page: Page) -> str:
    """Open a fresh sample as its owner and return its id."""
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text(FIRST)
    return re.search(r"/books/([a-z0-9]{12})", page.url)[1]


def chosen(page: Page, label: str) -> None:
    """Choose what is saved at once, and see that it is kept."""
    page.get_by_label(label).first.click()
    expect(page.get_by_label(label).first).to_be_checked()


def test_somebody_is_invited_by_a_link_limited_to_a_chapter_and_given_the_book(running, window, shot, barriers):
    owner, ben = window(), window()
    project = sample_of(running, owner)
    email = f"ben-{project}@example.org"
    running.post(running.token(), "/accounts", {"email": email, "name": "Ben", "password": PASSWORD})
    people = f"{running.origin}/books/{project}/people"
    owner.goto(people)
    expect(owner.get_by_role("list", name="People")).to_contain_text("(you)")
    owner.get_by_role("button", name="Invite somebody").click()
    owner.get_by_label("Some chapters").check()
    assert barriers(owner) == []
    shot(owner, "people-inviting")
    owner.get_by_role("button", name="Invite", exact=True).click()
    link = owner.get_by_label("Link of the invitation", exact=True).input_value()
    owner.get_by_role("button", name="Done").click()
    expect(owner.get_by_role("list", name="Invitations")).to_contain_text("Whoever has the link")

    # who is not signed in is told what it is, signs in on that page, and goes in
    ben.goto(link)
    expect(ben.get_by_text("invites you to")).to_be_visible()
    assert "token" not in ben.url
    assert barriers(ben) == []
    ben.get_by_label("E-mail").first.fill(email)
    ben.get_by_label("Password").fill(PASSWORD)
    ben.get_by_role("button", name="Sign in").click()
    ben.get_by_role("button", name="Go in as Ben").click()
    expect(ben.locator(".cm-content")).to_contain_text(FIRST)
    expect(ben.locator(".cm-content")).to_have_attribute("contenteditable", "true")
    ben.locator('[role=treeitem][aria-level="2"]').last.click()
    expect(ben.get_by_text("This is not one of your chapters")).to_be_visible()
    shot(ben, "people-closed-chapter")

    expect(owner.get_by_role("list", name="People")).to_contain_text("Ben")
    owner.get_by_role("button", name="Change Ben").click()
    assert barriers(owner) == []
    owner.get_by_role("button", name="Own it together").click()
    expect(owner.get_by_text("is offered to own this book together")).to_be_visible()
    ben.goto(people)
    ben.get_by_role("button", name="Yes, I take it").click()
    expect(ben.get_by_role("button", name="Invite somebody")).to_be_visible()
    owner.reload()
    owner.get_by_role("button", name="Leave this book…").click()
    owner.get_by_role("button", name="Yes, leave the book").click()
    expect(owner.get_by_role("heading", name="Your books")).to_be_visible()
    owner.goto(people)
    expect(owner.get_by_text("This book did not open")).to_be_visible()
    # the link was used, and its maker is gone
    ben.goto(link)
    ben.reload()
    expect(
        ben.get_by_text("This link is not whole").or_(ben.get_by_text("was used, withdrawn, or has ended"))
    ).to_be_visible()


def test_a_book_is_closed_to_models_and_opened_to_readers(running, window, shot, barriers):
    page = window()
    project = sample_of(running, page)
    expect(page.get_by_role("button", name="Draft with AI")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}/ai")
    expect(page.get_by_text("Nothing of this book was ever sent to a model")).to_be_visible()
    assert barriers(page) == []
    shot(page, "ai-policy")
    chosen(page, "None")
    page.get_by_role("link", name="Back to the book").click()
    expect(page.locator(".cm-content")).to_contain_text(FIRST)
    expect(page.get_by_role("button", name="Draft with AI")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("draft with")
    expect(page.get_by_role("option", name="Draft with AI")).to_have_count(0)
    page.keyboard.press("Escape")

    page.goto(f"{running.origin}/books/{project}/people")
    chosen(page, "Whoever has its address")
    expect(page.get_by_label("Address of the book", exact=True)).to_be_visible()
    chosen(page, "Its editors and owners; writers write in drafts")
    page.reload()
    expect(page.get_by_label("Whoever has its address").first).to_be_checked()
    assert barriers(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    shot(page, "people")


def test_who_loses_a_book_is_told_at_once_and_goes_on_when_it_is_given_back(running, together, barriers, shot):
    owner, ben = together()
    project, token = re.search(r"/books/([a-z0-9]{12})", owner.url)[1], running.token()
    people = running.get(token, f"/projects/{project}/members")["members"]
    account = next(each["account"]["id"] for each in people if each["account"]["name"] == "Ben")
    running.post(token, f"/projects/{project}/members/{account}", None, verb="DELETE")
    expect(ben.get_by_role("main").get_by_role("alert")).to_contain_text("This book is closed to you")
    expect(ben.locator(".cm-content")).to_have_attribute("aria-readonly", "true")
    assert barriers(ben) == []
    shot(ben, "desk-closed-to-one")
    running.post(
        token, f"/projects/{project}/members", {"email": f"ben-{project}@example.org", "role": "writer"}, "PUT"
    )
    expect(ben.locator(".cm-content")).not_to_have_attribute("aria-readonly", "true")
    expect(ben.get_by_role("alert").filter(has_text="closed to you")).to_have_count(0)


def test_an_owner_deletes_a_book_and_who_has_it_open_is_told(running, together, barriers, shot):
    owner, ben = together()
    project = re.search(r"/books/([a-z0-9]{12})", owner.url)[1]
    title = running.get(running.token(), f"/projects/{project}")["title"]
    ben.route("**/changes", lambda route: route.abort())
    ben.locator(".cm-content").click()
    ben.keyboard.press("Control+Home")
    ben.keyboard.type("Words that nobody else has. ")
    expect(ben.get_by_role("banner").get_by_text("Saved", exact=True)).to_have_count(0)
    owner.goto(f"{running.origin}/books/{project}/people")
    owner.get_by_role("button", name="Delete this book…").click()
    assert barriers(owner) == []
    shot(owner, "people-deleting")
    owner.get_by_label(f"To be sure, type {title}").fill("Another")
    owner.get_by_role("button", name="Delete the book").click()
    expect(owner.get_by_text("Type the title of the book, to be sure.")).to_be_visible()
    owner.get_by_label(f"To be sure, type {title}").fill(title)
    owner.get_by_role("button", name="Delete the book").click()
    expect(owner.get_by_role("heading", name="Your books")).to_be_visible()
    expect(owner.get_by_text("is deleted.").last).to_be_visible()
    expect(owner.locator(f'a[href*="{project}"]')).to_have_count(0)
    expect(ben.get_by_role("main").get_by_role("alert")).to_contain_text("This book is closed to you")
    expect(ben.locator(".cm-content")).to_have_attribute("aria-readonly", "true")
    with ben.expect_download() as download:
        ben.get_by_role("button", name="Download text").click()
    assert "Words that nobody else has." in Path(download.value.path()).read_text(encoding="utf-8")
    assert not (running.data / "repositories" / f"{project}.git").exists()
    ben.reload()
    expect(ben.get_by_text("This book did not open.")).to_be_visible()
    expect(ben.get_by_text("Words that nobody else has.")).to_be_visible()
    assert barriers(ben) == []
    shot(ben, "words-of-closed-book")
    ben.get_by_role("button", name="Let them go").click()
    expect(ben.get_by_text("Words that nobody else has.")).to_have_count(0)
