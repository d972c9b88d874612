"""Screens beside the desk: the book's own files, public books, and what one's account did."""

import io
import re
import zipfile

from playwright.sync_api import expect


def scrolls_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def entered(running, window):
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    return page


def test_every_file_of_the_book_is_read_and_all_of_them_are_taken_away(running, window, shot, barriers):
    page = entered(running, window)
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    page.keyboard.press("Control+k")
    page.keyboard.type("files")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The book’s files")).to_be_visible()
    people = page.get_by_role("region", name="People").get_by_role("listitem").first
    people.locator("summary").click()
    expect(people.get_by_label(re.compile("^Text of characters/"))).to_contain_text("name:")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 860})
        assert not scrolls_sideways(page)
        assert barriers(page) == []
        shot(page, "files")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download all of it (.zip)").click()
    names = zipfile.ZipFile(io.BytesIO(fetched.value.path().read_bytes())).namelist()
    assert any(name.endswith("/plotweaver.yaml") for name in names)


def test_a_public_book_is_found_and_read_without_an_account(running, window, shot, barriers):
    token = running.token()
    book = running.post(token, "/projects", {"title": "A book for everybody"})["project"]["id"]
    page, guest = entered(running, window), window()
    page.goto(f"{running.origin}/books/{book}/people")
    page.get_by_role("radio", name=re.compile("^Everybody As with")).click()
    expect(page.get_by_role("textbox", name="Address of the book")).to_be_visible()
    guest.goto(f"{running.origin}/sign-in")
    guest.get_by_role("link", name="Read a public book").click()
    listed = guest.get_by_role("list", name="Public books").get_by_role("link", name=re.compile("A book for everybody"))
    expect(listed).to_be_visible()
    for width in (1440, 390):
        guest.set_viewport_size({"width": width, "height": 860})
        assert not scrolls_sideways(guest)
        assert barriers(guest) == []
        shot(guest, "public-books")
    listed.click()
    expect(guest.get_by_text("You read this book as a guest.")).to_be_visible()


def test_one_reads_what_ones_own_account_did(running, window, shot, barriers):
    page = entered(running, window)
    page.goto(f"{running.origin}/account")
    page.get_by_role("link", name=re.compile("^What you did")).click()
    expect(page.get_by_role("heading", name="What you did")).to_be_visible()
    expect(page.get_by_role("list", name=re.compile("^What was done"))).to_contain_text("signed in")
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "your-activity")
    page.get_by_role("link", name="Your account").click()
    expect(page.get_by_role("heading", name="Your account", exact=True)).to_be_visible()
