"""A chapter or the whole book in one scroll: one page to write in, and each scene still its own file."""

import re

import pytest
from playwright.sync_api import expect

FIRST, SECOND, LAST = "high-water", "the-envelope", "eleven-minutes"


def here(page):
    """The scene that the desk is at, by the address."""
    return page.url.rpartition("/")[2]


def scene(page, title):
    return page.get_by_role("region", name=title, exact=True)


def words_of(page, title):
    return scene(page, title).locator(".cm-content")


def look(page, choice):
    page.get_by_role("button", name="How the page looks").click()
    page.locator("[role^=menuitem]").filter(has_text=re.compile(f"^{choice}$")).click()
    page.keyboard.press("Escape")


@pytest.fixture
def desk(running, window):
    def open_desk(extent="The whole book", **how):
        page = window(**how)
        page.goto(running.new_link())
        page.get_by_role("button", name="Open the sample").click()
        expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
        if extent:
            look(page, extent)
            expect(page.locator("[data-part]").first).to_be_visible()
        return page

    return open_desk


def at_end_of(page, title):
    """Put the caret after the last words of a scene."""
    words_of(page, title).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("ArrowRight")


def test_the_caret_goes_on_from_scene_to_scene_and_what_is_typed_lands_where_it_looks(desk):
    page = desk()
    at_end_of(page, "High water")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{SECOND}")
    page.keyboard.type("Here. ")
    expect(words_of(page, "The envelope").locator(".cm-line").first).to_have_text(re.compile("^Here. "))
    for _ in range(len("Here. ")):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/{FIRST}")
    page.keyboard.type(" There.")
    expect(words_of(page, "High water").locator(".cm-line").last).to_have_text(re.compile(" There.$"))
    page.keyboard.press("ArrowDown")
    page.wait_for_url(f"**/{SECOND}")
    page.keyboard.press("ArrowUp")
    page.wait_for_url(f"**/{FIRST}")


def test_the_caret_is_where_it_was_after_the_commands_and_after_the_focus_button(desk):
    page = desk()
    at_end_of(page, "High water")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{SECOND}")
    page.keyboard.type("One. ")
    page.keyboard.press("Control+k")
    expect(page.get_by_placeholder("Find a command, a scene")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(words_of(page, "The envelope")).to_be_focused()
    page.keyboard.type("Two. ")
    page.get_by_role("button", name="Focus", exact=True).click()
    expect(words_of(page, "The envelope")).to_be_focused()
    page.keyboard.type("Three. ")
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner")).to_be_visible()
    expect(words_of(page, "The envelope")).to_be_focused()
    page.keyboard.type("Four. ")
    page.get_by_role("button", name="Focus", exact=True).click()
    page.get_by_role("button", name="Leave focus").click()
    expect(words_of(page, "The envelope")).to_be_focused()
    page.keyboard.type("Five. ")
    first = words_of(page, "The envelope").locator(".cm-line").first
    expect(first).to_have_text(re.compile(r"^One\. Two\. Three\. Four\. Five\. "))
    assert here(page) == SECOND


def test_deleting_at_the_border_of_two_scenes_leaves_both(desk):
    page = desk()
    at_end_of(page, "High water")
    page.keyboard.press("Delete")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{SECOND}")
    page.keyboard.press("Backspace")
    page.keyboard.type("X")
    expect(words_of(page, "The envelope").locator(".cm-line").first).to_have_text(re.compile("^X"))
    expect(page.locator("[data-part]")).to_have_count(12)


def test_the_outline_shows_where_one_is_however_one_came_there(desk):
    page = desk()
    page.set_viewport_size({"width": 1440, "height": 400})
    row = page.get_by_role("treeitem", name=re.compile("Eleven minutes"))
    expect(row).not_to_be_in_viewport()
    words_of(page, "High water").click()
    page.keyboard.press("Control+End")
    page.wait_for_url(f"**/{LAST}")
    expect(row).to_be_in_viewport()


def test_ctrl_end_and_ctrl_home_lead_to_the_ends_of_the_book_and_only_scenes_near_the_view_are_alive(desk):
    page = desk()
    words_of(page, "High water").click()
    page.keyboard.press("Control+End")
    page.wait_for_url(f"**/{LAST}")
    page.keyboard.type(" The end.")
    expect(words_of(page, "Eleven minutes")).to_contain_text("and push.” The end.")
    expect(words_of(page, "Eleven minutes").locator(".cm-line").last).to_be_in_viewport()
    expect(page.locator("[data-part]")).to_have_count(12)
    expect(words_of(page, "High water")).to_have_count(0)
    page.keyboard.press("Control+Home")
    page.wait_for_url(f"**/{FIRST}")
    expect(words_of(page, "Eleven minutes")).to_have_count(0)
    # undo outlives the page that came and went
    page.keyboard.press("Control+End")
    page.wait_for_url(f"**/{LAST}")
    expect(words_of(page, "Eleven minutes")).to_contain_text("The end.")
    page.keyboard.press("Control+z")
    expect(words_of(page, "Eleven minutes")).not_to_contain_text("The end.")


def test_a_chapter_in_one_scroll_begins_and_ends_with_its_scenes(desk):
    page = desk("The chapter")
    expect(page.locator("[data-part]")).to_have_count(3)
    words_of(page, "High water").click()
    page.keyboard.press("Control+End")
    page.wait_for_url("**/supper-at-the-lamb")
    page.keyboard.press("ArrowRight")
    assert here(page) == "supper-at-the-lamb"
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_url("**/the-flats")
    expect(page.get_by_role("heading", name="Low water")).to_be_visible()
    expect(words_of(page, "The flats")).to_be_focused()
    page.keyboard.type("Now. ")
    expect(words_of(page, "The flats").locator(".cm-line").first).to_have_text(re.compile("^Now. "))


def test_the_outline_leads_to_a_scene_and_who_scrolls_is_where_they_read(desk):
    page = desk()
    page.get_by_role("treeitem", name=re.compile("^The chain")).click()
    page.wait_for_url("**/the-chain")
    expect(scene(page, "The chain").get_by_role("heading")).to_be_in_viewport()
    expect(words_of(page, "The chain").locator(".cm-line").first).to_be_in_viewport()
    page.locator(".pw-page").hover()
    page.mouse.wheel(0, -100_000)
    page.wait_for_url(f"**/{FIRST}")
    expect(page.get_by_role("treeitem", name=re.compile("^High water"))).to_have_attribute("aria-selected", "true")


def test_a_clone_shows_one_word_changed_in_one_file(desk, running, git):
    page = desk()
    project = re.search(r"/books/([a-z0-9]{12})", page.url)[1]
    author = running.token()
    token = running.post(author, "/auth/tokens", {"name": "My git", "scope": "read"})["secret"]
    address = running.origin.replace("://", f"://git:{token}@") + f"/git/{project}.git"
    git("clone", "-q", address, "before")
    # through every scene of the book: opened, read by the editor, passed by the caret
    words_of(page, "High water").click()
    for _ in range(11):
        left = here(page)
        page.keyboard.press("Alt+ArrowDown")
        page.wait_for_url(lambda url, left=left: not url.endswith(left))
    page.wait_for_url(f"**/{LAST}")
    expect(words_of(page, "Eleven minutes")).to_be_focused()
    page.keyboard.press("Control+Home")
    page.wait_for_url(f"**/{FIRST}")
    page.get_by_role("treeitem", name=re.compile("^The flats")).click()
    words_of(page, "The flats").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Control+Backspace")
    page.keyboard.type("yesterday")
    with page.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        page.keyboard.press("Alt+ArrowDown")
    git("clone", "-q", address, "after")
    first = git("rev-parse", "HEAD", folder="before").stdout.strip()
    assert git("rev-list", "--count", f"{first}..HEAD", folder="after").stdout == "1\n"
    added, removed, path = git("diff", "--numstat", first, folder="after").stdout.split()
    assert (added, removed, path.rpartition("/")[2]) == ("1", "1", "the-flats.md")
    marks = git("diff", "--word-diff=porcelain", "--unified=0", first, folder="after").stdout.splitlines()
    told = [line for line in marks if re.match(r"[+-](?![+-])", line)]
    assert [line[0] for line in told] == ["-", "+"] and told[1] == "+yesterday"


def test_the_pages_look_is_remembered(desk):
    page = desk(None)
    look(page, "Dark")
    look(page, "Source Serif")
    page.get_by_role("button", name="How the page looks").click()
    page.get_by_role("menuitem", name="Larger").click()
    page.get_by_role("menuitem", name="Larger").click()
    page.keyboard.press("Escape")
    page.reload()
    words = page.locator(".cm-content")
    expect(words).to_have_css("font-size", "21px")
    expect(words).to_have_css("font-family", re.compile("Source Serif 4"))
    expect(page.locator("main")).to_have_css("background-color", "rgb(29, 31, 35)")
    expect(words).to_have_attribute("lang", "en-GB")


def test_as_on_a_typewriter_the_line_stays_in_the_middle(desk):
    page = desk(None)
    look(page, "Keep the line in the middle")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")

    def height():
        rect = "getSelection().getRangeAt(0).getBoundingClientRect()"
        view = "document.querySelector('.pw-page').getBoundingClientRect()"
        return page.evaluate(f"({rect}.top - {view}.top) / {view}.height")

    for _ in range(3):
        page.keyboard.type("Down the slip it went.")
        page.keyboard.press("Enter")
        page.keyboard.type("x")
        assert 0.4 < height() < 0.6


def test_in_focus_the_other_paragraphs_can_be_dimmed(desk, barriers):
    page = desk(None)
    look(page, "In focus, dim the other paragraphs")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    lines = page.locator(".cm-line")
    before = lines.nth(1).evaluate("line => getComputedStyle(line).color")
    page.keyboard.press("F9")
    expect(lines.nth(1)).not_to_have_css("color", before)
    expect(lines.nth(0)).to_have_css("color", before)
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(lines.nth(1)).to_have_css("color", before)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1440, "light"), (1440, "dark"), (1024, "light"), (1024, "dark"), (390, "light"), (390, "dark")],
)
def test_every_width_and_theme(desk, shot, barriers, width, scheme):
    page = desk(width=width, scheme=scheme)
    at_end_of(page, "High water")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{SECOND}")
    expect(scene(page, "The envelope").get_by_role("heading")).to_be_in_viewport()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, "one-scroll")
    page.get_by_role("button", name="How the page looks").click()
    assert barriers(page) == []
    shot(page, "how-the-page-looks")
