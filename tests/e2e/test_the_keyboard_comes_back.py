"""Whatever one pressed last: the next key writes in the page, and nothing takes the page from under one's hands."""

import re

import pytest
from playwright.sync_api import Page, expect

FIRST = "The sea came up the slip"
#: A model on a busy machine writes and looks over what it wrote.
DRAFTED_MS = 180_000


def editor(page: Page):
    return page.locator(".cm-content")


@pytest.fixture
def sample(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(editor(page)).to_contain_text(FIRST)
    return page


def test_the_first_sentence_of_a_new_book_is_written_at_once(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Start writing").click()
    page.get_by_label("What is it called").fill("Slack water")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.type("It was late.")
    expect(editor(page)).to_have_text("It was late.")


def test_what_is_typed_after_suggest_is_suggested(sample):
    editor(sample).click()
    sample.keyboard.press("Control+Home")
    sample.keyboard.type("Once. ")
    sample.get_by_role("button", name="Suggest", exact=True).click()
    sample.keyboard.type("Twice. ")
    expect(sample.locator("ins")).to_contain_text("Twice.")


def test_a_choice_of_the_pages_look_gives_the_keyboard_back(sample):
    sample.get_by_role("button", name="How the page looks").click()
    sample.locator("[role^=menuitem]").filter(has_text=re.compile("^The whole book$")).click()
    first = sample.get_by_role("region", name="High water", exact=True).locator(".cm-content")
    expect(first).to_contain_text(FIRST)
    sample.keyboard.press("Escape")
    expect(first).to_be_focused()
    sample.keyboard.press("Control+Home")
    sample.keyboard.type("Late. ")
    expect(first).to_contain_text(f"Late. {FIRST}")


def test_what_is_typed_after_draft_with_ai_is_asked_for_and_not_written_in_the_book(sample):
    editor(sample).click()
    sample.keyboard.press("Control+Home")
    asked = sample.get_by_label("What should happen next?")
    for begin in (lambda: sample.keyboard.press("Control+j"), sample.get_by_role("button", name="Draft with AI").click):
        begin()
        expect(asked).to_be_focused()
        sample.keyboard.type("She waits. ")
        sample.keyboard.press("Control+j")
        expect(asked).to_have_count(0)
    expect(editor(sample)).not_to_contain_text("She waits.")


def test_a_finished_draft_leaves_the_page_to_whoever_writes(sample):
    sample.keyboard.press("Control+j")
    sample.get_by_role("button", name="Draft", exact=True).click()
    editor(sample).click()
    sample.keyboard.press("Control+Home")
    expect(sample.get_by_text("The suggestion is ready.")).to_be_visible(timeout=DRAFTED_MS)
    expect(editor(sample)).to_be_focused()
    sample.keyboard.type("Still here. ")
    expect(editor(sample)).to_contain_text(f"Still here. {FIRST}")
    sample.get_by_role("button", name="Look at it").click()
    expect(sample.get_by_text(re.compile(r"^0 of \d+ kept"))).to_be_visible()
