"""One's own data and the end of one's account, in a real browser; a provider's key is set on the way."""

import io
import json
import re
import zipfile

import httpx
from playwright.sync_api import expect

PASSWORD = "seven quiet lighthouses"


def test_somebody_takes_everything_away_and_deletes_their_account(running, window, shot, barriers):
    page, email = window(), "leaving@example.org"
    running.post(running.token(), "/accounts", {"email": email, "name": "Lea", "password": PASSWORD})
    page.goto(f"{running.origin}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    project = re.search(r"/books/([a-z0-9]{12})", page.url)[1]

    page.goto(f"{running.origin}/models")
    expect(page.get_by_role("list", name="Models")).to_contain_text("Practice model")
    expect(page.get_by_text("Whoever keeps this PlotWeaver sets them")).to_be_visible()
    assert barriers(page) == []

    page.goto(f"{running.origin}/account")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download everything about me").click()
    archive = zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes()))
    assert json.loads(archive.read("account.json"))[0]["email"] == email
    assert [each["id"] for each in json.loads(archive.read("books.json"))] == [project]

    page.get_by_role("button", name="Delete my account…").click()
    expect(page.get_by_role("link", name=re.compile("^Give it to somebody"))).to_be_visible()
    assert barriers(page) == []
    shot(page, "account-deleting")
    page.get_by_label(f"To be sure, type {email}").fill("another@example.org")
    page.get_by_role("button", name="Delete my account and 1 book").click()
    expect(page.get_by_text("Type the e-mail address of your account")).to_be_visible()
    page.get_by_label(f"To be sure, type {email}").fill(email)
    page.get_by_role("button", name="Delete my account and 1 book").click()
    expect(page).to_have_url(re.compile("/sign-in$"))

    proof = {"email": email, "password": PASSWORD}
    assert httpx.post(f"{running.origin}/api/v1/auth/token", json=proof, timeout=30).status_code == 401
    assert not (running.data / "repositories" / f"{project}.git").exists()
    # the reading side forgets the book, too
    for _ in range(100):
        copies = list((running.data / "mirror").rglob(f"{project}*.git"))
        if not copies:
            break
        page.wait_for_timeout(100)
    assert copies == []
