"""The screens of who may do what, at every width and in both themes: nothing to scroll sideways, no barrier."""

import pytest
from playwright.sync_api import expect

WIDTHS = (1440, 1024, 390)
#: The others of these, and one's account, are judged in `test_coming_in.py`.
#: Journeys through the others take their pictures.
PICTURED = ("activity-of-book", "sign-in", "sign-up", "join")
OUTSIDE = ("sign-in", "sign-up", "join#token=x")


def judge(page, barriers, name):
    """Return what is wrong with the screen that is open."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{name}: {each}" for each in [*(["scrolls sideways"] if wide else []), *barriers(page)]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_width_and_theme(running, window, shot, barriers, scheme):
    inside, outside, wrong = window(scheme=scheme), window(scheme=scheme), []
    inside.goto(running.new_link())
    expect(inside.get_by_role("heading", name="Your books")).to_be_visible()
    token = running.token()
    book = running.post(token, "/projects", {"title": "Rain"})["project"]["id"]
    running.post(token, f"/projects/{book}/invitations", {"role": "writer"})
    screens = {
        "ways-to-sign-in": "/ways-to-sign-in",
        "tokens": "/own-tools",
        "people": f"/books/{book}/people",
        "ai-policy": f"/books/{book}/ai",
        "activity": "/activity",
        "activity-of-book": f"/books/{book}/activity",
    }
    for page, asked in ((inside, screens), (outside, {each.partition("#")[0]: f"/{each}" for each in OUTSIDE})):
        for name, path in asked.items():
            page.goto(f"{running.origin}{path}")
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 860})
                wrong += judge(page, barriers, f"{name} at {width}")
                if width == 1440 and name in PICTURED:
                    shot(page, name)
    assert wrong == []
