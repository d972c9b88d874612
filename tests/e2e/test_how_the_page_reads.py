"""What a reader does not see on the page is seen nowhere else: marks of emphasis, in lists, cards and dialogs."""

import re

import pytest
from playwright.sync_api import Page, expect

SCENE = "manuscript/chapter-1/scene-1.md"
HEAD = "---\nid: rain\ntitle: Rain\n---\n"
FIRST = "It *rained\nall night*. **Nobody** slept.\n\nThe letter came at noon.\n"
SECOND = "It *rained\nall night*. **Nobody** slept at *all*.\n\nThe *letter* came.\n"


@pytest.fixture
def book(running):
    """A book of one scene in two versions, as its address."""
    token = running.token()
    made = running.post(token, "/projects", {"title": "Rain"})
    project, base = made["project"]["id"], made["commit"]
    for text, message in ((FIRST, "The first draft"), (SECOND, "The second draft")):
        body = {"base": base, "edits": [{"path": SCENE, "text": HEAD + text}], "message": message}
        base = running.post(token, f"/projects/{project}/changes", body)["commit"]
    return f"/books/{project}/scenes/rain"


@pytest.fixture
def enter(running, window):
    def open_at(path: str, **shape) -> Page:
        page = window(**shape)
        page.goto(running.new_link())
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        page.goto(f"{running.origin}{path}")
        expect(page.locator(".cm-content")).to_be_visible()
        return page

    return open_at


def test_words_are_found_across_marks_and_replaced_without_leaving_one_alone(enter, book, barriers):
    page = enter(book)
    page.keyboard.press("Control+f")
    page.get_by_label("Find", exact=True).fill("all night. Nobody")
    found = page.get_by_role("list", name="Found")
    expect(found.locator("mark")).to_have_text("all night. Nobody")
    expect(found).to_contain_text("It rained all night. Nobody slept at all.")
    page.get_by_label("Replace by").fill("a week. Ann")
    expect(found.locator("ins")).to_have_text("a week. Ann")
    expect(found).not_to_contain_text("*")
    assert barriers(page) == []
    page.get_by_role("button", name="Replace 1 place").click()
    expect(page.locator(".cm-content")).to_contain_text("It rained a week. Ann slept at all.")
    expect(page.locator(".cm-content em").filter(has_text="a week. Ann")).to_be_visible()
    expect(page.locator(".cm-content")).not_to_contain_text("*")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".cm-content")).to_contain_text("It rained all night. Nobody slept")


def test_what_changed_is_shown_as_it_reads_and_italics_are_a_change(enter, book):
    page = enter(book)
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="History").click()
    page.get_by_text(re.compile(r"earlier in this sitting")).click()
    page.get_by_role("button", name="Compare").first.click()
    dialog = page.get_by_role("dialog")
    choice = dialog.get_by_role("combobox", name="First")
    choice.select_option(choice.locator("option").filter(has_text="The first draft").get_attribute("value"))
    expect(dialog.locator("td em").filter(has_text="all night")).to_have_count(2)
    expect(dialog.locator("td").last.locator("em")).to_have_text("letter")
    expect(dialog).not_to_contain_text("*")
    dialog.get_by_role("button", name="In one text").click()
    expect(dialog.locator("ins em").filter(has_text="letter")).to_be_visible()
    expect(dialog.locator("del").filter(has_text="letter")).to_be_visible()
    expect(dialog).not_to_contain_text("*")


def test_cards_and_what_is_found_by_typing_show_no_marks(enter, book, mark):
    page = enter(book)
    mark(page, "Nobody")
    page.keyboard.press("Control+Alt+m")
    page.get_by_label("Your comment").fill("Who?")
    page.keyboard.press("Control+Enter")
    card = page.get_by_role("list", name="Comments").locator("> li")
    expect(card).to_contain_text("“Nobody”")
    page.keyboard.press("Control+k")
    page.keyboard.type("rained all night")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("It rained all night.")
    expect(first).not_to_contain_text("*")


def test_a_line_break_looks_as_one_and_moves_nothing_else(enter, book):
    page = enter(book)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("One line")
    page.keyboard.press("Enter")
    page.keyboard.type("After it.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    top = "document.querySelectorAll('.cm-line')"
    lines = f"[...{top}].filter((each) => each.offsetHeight > 0).map((each) => each.getBoundingClientRect().top)"
    before = page.evaluate(lines)
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and another")
    after = page.evaluate(lines)
    assert len(after) == len(before) + 1
    height = before[-1] - before[-2]
    assert after[: len(before) - 1] == before[:-1]
    assert [round(low - high) for high, low in zip(after[-3:], after[-2:], strict=False)] == [round(height)] * 2


def test_no_note_comes_on_what_was_brought_in_while_one_replaces_and_takes_that_back(running, enter):
    token = running.token()
    made = running.send(
        token, "/projects/import?filename=rain.txt", b"CHAPTER I\n\nWyn ran suddenly.\n\nWyn stopped.\n"
    )
    at = f"/projects/{made['project']['id']}"
    guide = {"path": "style/guide.yaml", "text": "banned: [suddenly]\n"}
    running.post(token, f"{at}/changes", {"base": made["commit"], "edits": [guide]})
    scene = running.get(token, f"{at}/outline")["chapters"][0]["scenes"][0]["id"]
    page = enter(f"/books/{made['project']['id']}/scenes/{scene}")
    page.keyboard.press("Control+.")
    expect(page.get_by_text("1 note is on words that stand as they were brought in.")).to_be_visible()
    # every underline there ever was, also one that goes again
    page.evaluate(
        """() => {
            window.underlined = 0
            new MutationObserver(() => (window.underlined += document.querySelectorAll('.pw-note').length))
                .observe(document.querySelector('.cm-content'), { childList: true, subtree: true, attributes: true })
        }"""
    )
    page.keyboard.press("Control+f")
    page.get_by_label("Find", exact=True).fill("Wyn")
    page.get_by_label("Replace by").fill("Gwyn")
    read = re.compile(r"/findings\?")
    with page.expect_response(read):
        page.get_by_role("button", name="Replace 2 places").click()
    expect(page.locator(".cm-content")).to_contain_text("Gwyn ran suddenly")
    expect(page.get_by_text("1 note is on words that stand as they were brought in.")).to_be_visible()
    with page.expect_response(read):
        page.get_by_role("button", name="Undo").click()
    expect(page.locator(".cm-content")).not_to_contain_text("Gwyn")
    expect(page.get_by_text("1 note is on words that stand as they were brought in.")).to_be_visible()
    assert page.evaluate("window.underlined") == 0
