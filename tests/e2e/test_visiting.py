"""A book that is open to readers, by its address: for who is not signed in, and for who has no role in it."""

import httpx
from playwright.sync_api import expect

PASSWORD = "seven quiet lighthouses"
TEXT = "CHAPTER ONE\n\nThe rain had _not_ stopped.\n\nNobody came.\n\n\nCHAPTER TWO\n\nThe sun came up late.\n"


def opened(running, visibility):
    """Bring a book and let others read it; return the owner's token and the book's id."""
    token = running.token()
    project = running.send(token, "/projects/import?filename=rain.txt", TEXT.encode())["project"]["id"]
    share(running, token, project, visibility)
    return token, project


def share(running, token, project, visibility):
    running.post(token, f"/projects/{project}/sharing", {"visibility": visibility}, verb="PUT")


def page_of(window):
    return window.get_by_role("main")


def test_whoever_has_the_address_reads_the_book_and_writes_nothing(running, window, shot, barriers):
    token, project = opened(running, "link")
    address = f"{running.origin}/books/{project}"
    for width, scheme in ((1440, "light"), (390, "dark")):
        guest = window(width=width, scheme=scheme)
        guest.goto(address)
        expect(guest.get_by_text("You read this book as a guest.")).to_be_visible()
        expect(page_of(guest)).to_contain_text("The rain had not stopped.")
        expect(guest.locator(".cm-content")).to_have_attribute("aria-readonly", "true")
        guest.locator(".cm-content").click()
        guest.keyboard.type("Never. ")
        expect(page_of(guest)).not_to_contain_text("Never.")
        assert barriers(guest) == []
        assert guest.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(guest, "visiting")
    guest.get_by_role("navigation", name="Scenes").get_by_role("link").click()
    expect(page_of(guest)).to_contain_text("The sun came up late.")
    current = guest.get_by_role("navigation", name="Contents").locator("[aria-current=page]")
    expect(current).to_have_count(1)
    # the address of a scene that is gone says so, and the book stays open
    guest.goto(f"{address}/scenes/never")
    expect(guest.get_by_text("This scene is not in the book any more.")).to_be_visible()
    # a draft of it has a way in, as every other address
    guest.goto(f"{address}/drafts/second")
    expect(guest.get_by_role("heading", name="Sign in")).to_be_visible()

    guest.goto(address)
    expect(page_of(guest)).to_contain_text("stopped")
    share(running, token, project, "private")
    # at once, and again by the address
    expect(guest.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(guest.get_by_text("This book is not open to guests, or it is not there any more.")).to_be_visible()
    guest.goto(address)
    expect(guest.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(guest.get_by_text("stopped")).to_have_count(0)


def test_a_guest_signs_in_where_they_are_and_who_has_no_role_reads_on(running, window, barriers):
    token, project = opened(running, "public")
    email = f"reader-{project}@example.org"
    running.post(token, "/accounts", {"email": email, "name": "Reader", "password": PASSWORD})
    guest = window()
    guest.goto(f"{running.origin}/books/{project}")
    guest.get_by_role("button", name="Sign in").click()
    guest.get_by_label("E-mail").first.fill(email)
    guest.get_by_label("Password").fill(PASSWORD)
    guest.get_by_role("button", name="Sign in", exact=True).click()
    expect(guest.get_by_text("You read this book; others write it.")).to_be_visible()
    expect(page_of(guest)).to_contain_text("The rain had not stopped.")
    assert barriers(guest) == []
    # with a role, the same address is the desk
    member = {"email": email, "role": "writer"}
    running.post(token, f"/projects/{project}/members", member, verb="PUT")
    guest.reload()
    expect(guest.get_by_role("tree")).to_be_visible()
    expect(guest.locator(".cm-content")).not_to_have_attribute("aria-readonly", "true")


def test_a_book_that_is_not_for_everybody_is_like_one_that_is_not_there(running, window):
    _, private = opened(running, "private")
    for project in (private, "nosuchbook12"):
        assert httpx.get(f"{running.origin}/api/v1/projects/{project}/outline").status_code == 401
        guest = window()
        guest.goto(f"{running.origin}/books/{project}")
        expect(guest.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(guest.get_by_text("This book is not open to guests, or it is not there any more.")).to_be_visible()
