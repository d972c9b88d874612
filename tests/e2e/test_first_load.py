"""What a browser fetches before it shows anything is little; every screen is fetched when it is opened."""

import gzip

from playwright.sync_api import expect

MOST_BYTES = 200_000
SCRIPTS = "**/_next/static/chunks/*.js"


def test_the_first_screen_needs_less_than_200_kb_of_programs(running, window):
    page = window()
    programs = {}
    page.on("response", lambda answer: answer.url.endswith(".js") and programs.update({answer.url: answer}))
    page.goto(f"{running.origin}/sign-in", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    sizes = [len(gzip.compress(answer.body())) for answer in programs.values()]
    assert 0 < sum(sizes) < MOST_BYTES


def test_a_screen_that_cannot_be_fetched_says_so_and_comes_when_it_can(running, window):
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.route(SCRIPTS, lambda route: route.abort())
    page.get_by_role("link", name="Public books").click()
    told = page.get_by_role("alert").filter(has_text="This screen did not open. What you wrote is safe.")
    expect(told).to_be_visible()
    page.unroute(SCRIPTS)
    told.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Public books")).to_be_visible()
