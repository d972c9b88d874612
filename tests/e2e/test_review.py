"""Reviewing a suggestion: by keyboard, across a reload, edited, added, undone; and words that changed meanwhile."""

import re

import pytest
from playwright.sync_api import Page, expect

SCENE = "manuscript/chapter-1/scene-1.md"
HEAD = "---\nid: rain\ntitle: Rain\n---\n"
PROSE = "It rained all night.\n\nShe waited for the letter.\n\nHe slept.\n"
#: Two edits, and a new paragraph of its own.
BETTER = "It poured all night.\n\nShe waited for the answer.\n\nHe slept.\n\nThe lamp went out by itself.\n"


def editor(page: Page):
    return page.locator(".cm-content")


def cards(page: Page):
    return page.get_by_role("list", name="Changes").get_by_role("listitem")


@pytest.fixture
def asked(running, window):
    """A book with a suggestion of three changes, open for review: the page, and how the book is asked by programs."""
    token = running.token()
    made = running.post(token, "/projects", {"title": "Rain"})
    at = f"/projects/{made['project']['id']}"
    edits = [{"path": SCENE, "text": HEAD + PROSE}]
    base = running.post(token, f"{at}/changes", {"base": made["commit"], "edits": edits})["commit"]
    new = {"scene": "rain", "base": base, "text": HEAD + BETTER, "note": "Warmer."}
    suggestion = running.post(token, f"{at}/suggestions", new)
    assert len(suggestion["changes"]) == 3
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{made['project']['id']}/scenes/rain/suggestions/{suggestion['id']}")
    expect(cards(page)).to_have_count(3)
    return page, lambda path, body=None: running.post(token, at + path, body) if body else running.get(token, at + path)


def test_by_keyboard_across_a_reload_added_and_undone(asked, barriers):
    page, ask = asked
    expect(page.get_by_text("0 of 3 kept, 3 undecided")).to_be_visible()
    cards(page).nth(0).focus()
    page.keyboard.press("y")
    expect(page.get_by_text("1 of 3 kept, 2 undecided")).to_be_visible()
    page.keyboard.press("j")
    expect(cards(page).nth(1)).to_be_focused()
    page.keyboard.press("n")
    expect(cards(page).nth(1)).to_contain_text("Left out")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.get_by_label("Your words").fill("The lamp burned on.")
    page.get_by_role("button", name="Keep my words").click()
    expect(page.get_by_text("2 of 3 kept, 0 undecided")).to_be_visible()
    page.keyboard.press("k")
    expect(cards(page).nth(1)).to_be_focused()
    assert barriers(page) == []

    page.reload()
    expect(page.get_by_text("2 of 3 kept, 0 undecided")).to_be_visible()
    expect(cards(page).nth(2)).to_contain_text("The lamp burned on.")
    page.get_by_role("button", name="Clean read").click()
    read = page.get_by_label("Rain, clean read")
    expect(read).to_contain_text("It poured all night.")
    expect(read).to_contain_text("She waited for the letter.")
    expect(read).to_contain_text("The lamp burned on.")
    page.get_by_role("button", name="Clean read").click()
    page.get_by_role("button", name="Add 2 changes to the book").click()
    expect(page.get_by_text("Added 2 changes.")).to_be_visible()
    now = ask("/scenes/rain")["prose"]
    assert now == "It poured all night.\n\nShe waited for the letter.\n\nHe slept.\n\nThe lamp burned on.\n"

    page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(page.get_by_text("Taken back. It stays in History.")).to_be_visible()
    taken = ask("/history?limit=1")["versions"][0]
    assert taken["message"] == "Took a suggestion back"
    assert ask("/scenes/rain")["prose"] == PROSE
    assert "restores" in ask(f"/versions/{taken['commit']}")["facts"]


def test_a_sentence_that_changed_meanwhile_is_told_of_and_the_others_move_along(asked):
    page, ask = asked
    text = HEAD + "The river rose.\n\n" + PROSE.replace("the letter", "nobody")
    now = ask("/scenes/rain")
    ask("/changes", {"base": now["commit"], "edits": [{"path": SCENE, "text": text}]})
    gone = cards(page).filter(has_text="This sentence changed since.")
    expect(gone).to_have_count(1)
    gone.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("dialog").locator("ins")).to_contain_text("answer")
    page.keyboard.press("Escape")
    gone.get_by_role("button", name="Leave out").click()
    cards(page).nth(0).get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("1 of 3 kept, 1 undecided")).to_be_visible()
    page.get_by_role("button", name="Leave out the rest").click()
    page.get_by_role("button", name="Add 1 change to the book").click()
    expect(page.get_by_text(re.compile("^Added 1 change"))).to_be_visible()
    expect(page.get_by_text("All of it is decided; what was kept is in the book.")).to_be_visible()
    assert ask("/scenes/rain")["prose"] == text.removeprefix(HEAD).replace("rained", "poured")
