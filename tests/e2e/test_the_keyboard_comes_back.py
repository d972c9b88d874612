"""Whatever one pressed last: the next key writes in the page, and nothing takes the page from under one's hands."""

import re

import pytest
from playwright.sync_api import Page, expect

FIRST = "The sea came up the slip"
#: A model on a busy machine writes and looks over what it wrote.
DRAFTED_MS = 180_000


#: Long enough for a sentence to be typed meanwhile.
TAKES_MS = 1500


def editor(page: Page):
    return page.locator(".cm-content")


def words_of(page: Page, title: str):
    return page.get_by_role("region", name=title, exact=True).locator(".cm-content")


def later(page: Page):
    """Let what is made take its time."""

    def wait(route):
        if route.request.method == "POST":
            page.wait_for_timeout(TAKES_MS)
        route.continue_()

    return wait


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


@pytest.fixture
def third_of_one_scroll(sample):
    """The whole book in one scroll, and the caret before the first word of its third scene."""
    sample.get_by_role("button", name="How the page looks").click()
    sample.locator("[role^=menuitem]").filter(has_text=re.compile("^The whole book$")).click()
    sample.keyboard.press("Escape")
    words = words_of(sample, "Supper at the Lamb")
    sample.get_by_role("treeitem", name=re.compile("^Supper at the Lamb")).click()
    words.click()
    expect(words).to_be_focused()
    sample.keyboard.press("Control+a")
    sample.keyboard.press("ArrowLeft")
    expect(sample).to_have_url(re.compile("/supper-at-the-lamb$"))
    return sample


def by_its_key(page):
    page.keyboard.press("Control+k")


def by_its_button(page):
    page.get_by_role("button", name="Commands").click()


def for_a_new_scene(page):
    page.get_by_role("button", name="More about Supper at the Lamb").click()
    page.get_by_role("menuitem", name="Add scene after").click()


def for_where_the_words_are(page):
    page.get_by_title("Where your words are").click()


@pytest.mark.parametrize("opened", [by_its_key, by_its_button, for_a_new_scene, for_where_the_words_are])
def test_in_one_scroll_a_dialog_that_is_closed_leaves_the_caret_in_its_scene(third_of_one_scroll, opened):
    page = third_of_one_scroll
    words = words_of(page, "Supper at the Lamb")
    opened(page)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(words).to_be_focused()
    page.keyboard.type("Here. ")
    expect(words.locator(".cm-line").first).to_have_text(re.compile("^Here. "))
    expect(page).to_have_url(re.compile("/supper-at-the-lamb$"))


def test_the_scene_that_is_open_can_be_chosen_among_the_commands_and_written_in(sample):
    editor(sample).click()
    sample.keyboard.press("Control+Home")
    sample.keyboard.press("Control+k")
    sample.get_by_role("combobox").fill("High water")
    expect(sample.get_by_role("option").first).to_contain_text("High water")
    sample.keyboard.press("Enter")
    expect(sample.get_by_role("dialog")).to_have_count(0)
    sample.keyboard.type("Still. ")
    expect(editor(sample)).to_contain_text(f"Still. {FIRST}")


def test_the_button_that_leaves_only_the_page_leaves_it_the_keyboard_and_so_does_the_way_back(sample):
    editor(sample).click()
    sample.keyboard.press("Control+Home")
    sample.get_by_role("button", name="Focus", exact=True).click()
    expect(editor(sample)).to_be_focused()
    sample.keyboard.type("Alone. ")
    sample.get_by_role("button", name="Leave focus").click()
    expect(editor(sample)).to_be_focused()
    sample.keyboard.type("Back. ")
    expect(editor(sample)).to_contain_text(f"Alone. Back. {FIRST}")
    # what goes with the rest leaves its keyboard to the page
    sample.get_by_role("treeitem", name=re.compile("^High water")).focus()
    sample.keyboard.press("F9")
    expect(editor(sample)).to_be_focused()
    sample.keyboard.press("Escape")
    expect(sample.get_by_role("button", name="Focus", exact=True)).to_be_visible()
    expect(editor(sample)).to_be_focused()


def test_what_is_typed_while_a_new_book_is_made_is_its_first_words(running, window):
    page = window()
    page.goto(running.new_link())
    page.route("**/api/v1/projects", later(page))
    page.get_by_role("button", name="Start writing").click()
    page.get_by_label("What is it called").fill("Slack water")
    page.keyboard.press("Enter")
    page.keyboard.type("It was ")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.type("late.")
    expect(editor(page)).to_have_text("It was late.")


@pytest.mark.parametrize("what", ["scene", "chapter"])
def test_what_is_typed_while_something_is_added_is_its_first_words(sample, what):
    sample.route(re.compile(f"/{what}s$"), later(sample))
    sample.get_by_role("button", name=f"Add {what}").click()
    sample.get_by_label("Title").fill("Slack water")
    sample.keyboard.press("Enter")
    sample.keyboard.type("It was ")
    expect(sample.get_by_role("dialog")).to_have_count(0)
    sample.keyboard.type("late.")
    expect(editor(sample)).to_have_text("It was late.")


def test_what_is_typed_for_something_that_could_not_be_added_is_not_its_title(sample):
    full = '{"title":"There is no room left on the disk","status":507,"code":"storage.full"}'

    def refuse(route):
        sample.wait_for_timeout(TAKES_MS)
        route.fulfill(status=507, body=full)

    sample.route(re.compile("/chapters$"), refuse)
    sample.get_by_role("button", name="Add chapter").click()
    title = sample.get_by_label("Title")
    title.fill("Slack water")
    sample.keyboard.press("Enter")
    sample.keyboard.type("It was ")
    expect(sample.get_by_role("dialog")).to_contain_text("Not added yet. There is no room left on the disk.")
    expect(title).to_be_focused()
    expect(title).to_have_value("Slack water")
    sample.unroute(re.compile("/chapters$"))
    sample.keyboard.press("Enter")
    sample.keyboard.type("late.")
    expect(editor(sample)).to_have_text("It was late.")
