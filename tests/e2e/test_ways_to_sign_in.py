"""Signing in with another site, in a real browser and at a real issuer; and the log that tells of it."""

from playwright.sync_api import expect

WAYS = "Ways to sign in"


def person_menu(page, item):
    page.get_by_role("banner").get_by_role("button").click()
    page.get_by_role("menuitem", name=item).click()


def test_another_site_becomes_a_way_in_and_is_one_no_more(running, at_the_issuer, window, barriers, shot):
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    person_menu(page, WAYS)
    page.get_by_role("button", name="Add Our press").click()
    at_the_issuer(page, "author-at-press")
    linked = page.get_by_role("list", name="Your linked accounts").get_by_role("listitem")
    expect(linked).to_contain_text("author-at-press")
    assert barriers(page) == []
    shot(page, "ways-to-sign-in")

    elsewhere = window(width=390)
    elsewhere.goto(f"{running.origin}/sign-in")
    elsewhere.get_by_role("button", name="Sign in with Our press").click()
    at_the_issuer(elsewhere, "author-at-press")
    expect(elsewhere.get_by_role("heading", name="Your books")).to_be_visible()
    elsewhere.goto(f"{running.origin}/account")
    here = elsewhere.get_by_role("list", name="Your devices").get_by_role("listitem").filter(has_text="This one")
    expect(here).to_contain_text("signed in by Our press")

    stranger = window()
    stranger.goto(f"{running.origin}/sign-in")
    stranger.get_by_role("button", name="Sign in with Our press").click()
    at_the_issuer(stranger, "nobody-here")
    expect(stranger.get_by_role("main").get_by_role("alert")).to_contain_text("Nobody here signs in with that account")
    assert barriers(stranger) == []

    linked.get_by_role("button", name="Remove Our press").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    # the author of the first run has no password: a linked account is the only way that is not the terminal
    expect(page.get_by_role("main").get_by_role("alert")).to_contain_text("only way")
    expect(linked).to_have_count(1)


def test_administrators_and_owners_read_who_did_what(running, window, barriers, shot):
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    person_menu(page, "Who did what")
    lines = page.get_by_role("list", name="What was done, newest first").get_by_role("listitem")
    expect(lines.filter(has_text="signed in").first).to_be_visible()
    assert barriers(page) == []
    shot(page, "activity")
    with page.expect_download() as started:
        page.get_by_role("link", name="Download as a table").click()
    assert started.value.path().read_text().startswith("id,at,action,outcome")
    page.get_by_label("Show").select_option(label="Access tokens")
    expect(
        page.get_by_text("Nothing of this kind yet.").or_(lines.filter(has_text="access token")).first
    ).to_be_visible()

    book = running.post(running.token(), "/projects", {"title": "Rain"})["project"]["id"]
    page.goto(f"{running.origin}/books/{book}/activity")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("made the book")
