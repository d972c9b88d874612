"""A draft of the book: begun, written in, compared, added; the same sentence in both is chosen, and nothing is lost."""

import re
import subprocess

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def sample(running, window):
    """Open a fresh copy of the sample at a width and in a theme; the page tells its project by its address."""

    def open_sample(width=1440, scheme="light") -> Page:
        page = window(width=width, scheme=scheme)
        page.goto(running.new_link())
        page.get_by_role("button", name="Open the sample").click()
        expect(editor(page)).to_contain_text("The sea came up the slip")
        return page

    return open_sample


def editor(page: Page):
    return page.locator(".cm-content")


def begin(page: Page, name: str) -> None:
    switch(page, "Try something in a draft of the book", "menuitem")
    page.get_by_label("What are you trying?").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner").get_by_role("button", name=f"Draft: {name}")).to_be_visible()
    expect(page.get_by_text(f"You are in the draft “{name}”")).to_be_visible()
    expect(editor(page)).to_be_visible()


def switch(page: Page, what: str, role: str = "menuitemradio") -> None:
    page.get_by_role("button", name="Change between the book and its drafts").click()
    page.get_by_role(role, name=re.compile(f"^{what}")).click()


def add_to_book(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Add (this draft )?to the book…")).click()
    page.get_by_role("dialog").get_by_role("button", name="Add this draft to the book").click()


def test_a_draft_is_written_in_the_book_is_unchanged_until_it_is_added(sample, shot, write_first):
    page = sample()
    begin(page, "Ana’s darker ending")
    write_first(page, "The bell had drowned. ")
    switch(page, "The book")
    expect(editor(page)).to_contain_text("The sea came up the slip")
    expect(editor(page)).not_to_contain_text("The bell had drowned")
    page.reload()
    expect(editor(page)).to_contain_text("The sea came up the slip")
    expect(editor(page)).not_to_contain_text("The bell had drowned")

    switch(page, "Draft: Ana’s darker ending")
    expect(editor(page)).to_contain_text("The bell had drowned")
    page.reload()
    expect(editor(page)).to_contain_text("The bell had drowned")
    page.get_by_role("link", name="Compare with the book").click()
    expect(page.get_by_text("+4 −0 words · 1 scene changed")).to_be_visible()
    expect(page.locator("ins")).to_contain_text("The bell had drowned")

    add_to_book(page)
    expect(page.get_by_text("“Ana’s darker ending” is in the book now.")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("button", name="The book")).to_be_visible()
    expect(editor(page)).to_contain_text("The bell had drowned")
    page.get_by_role("button", name="Undo").click()
    expect(editor(page)).not_to_contain_text("The bell had drowned")


def test_a_draft_is_shaped_like_the_book_and_the_book_has_its_shape_once_it_is_added(sample, shot):
    page = sample()
    scenes = page.locator('[role=treeitem][aria-level="2"]')
    expect(scenes).to_have_count(12)
    begin(page, "Another order")
    page.get_by_role("button", name="Add scene").click()
    page.keyboard.type("The new moon")
    page.keyboard.press("Enter")
    expect(scenes.nth(1)).to_contain_text("The new moon")
    expect(editor(page)).to_be_focused()
    scenes.nth(1).focus()
    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(scenes.nth(0)).to_contain_text("The new moon")
    gone = scenes.nth(2).locator("[id^=title-]").inner_text()
    scenes.nth(2).hover()
    page.get_by_role("button", name=f"More about {gone}").click()
    shot(page, "draft-scene-menu")
    page.get_by_role("menuitem", name="Take out of this draft…").click()
    page.get_by_role("dialog").get_by_role("button", name="Take out").click()
    expect(scenes.filter(has_text=gone)).to_have_count(0)

    switch(page, "The book")
    expect(scenes.filter(has_text=gone)).to_have_count(1)
    expect(scenes.filter(has_text="The new moon")).to_have_count(0)
    switch(page, "Draft: Another order")
    page.get_by_role("link", name="Compare with the book").click()
    expect(page.get_by_text(re.compile("1 scene added"))).to_be_visible()
    add_to_book(page)
    expect(page.get_by_text("“Another order” is in the book now.")).to_be_visible()
    expect(scenes.nth(0)).to_contain_text("The new moon")
    expect(scenes.filter(has_text=gone)).to_have_count(0)


def test_words_not_yet_sent_stay_with_their_draft(sample):
    page = sample()
    begin(page, "Quiet")
    page.route("**/changes", lambda route: route.abort())
    editor(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Only in the draft. ")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved on this computer. Sends when")).to_be_visible()
    switch(page, "The book")
    expect(editor(page)).to_contain_text("The sea came up the slip")
    expect(editor(page)).not_to_contain_text("Only in the draft")
    page.reload()
    expect(editor(page)).to_contain_text("The sea came up the slip")
    expect(editor(page)).not_to_contain_text("Only in the draft")

    switch(page, "Draft: Quiet")
    expect(editor(page)).to_contain_text("Only in the draft")
    add_to_book(page)
    expect(page.get_by_role("alert").filter(has_text="only in this browser")).to_be_visible()
    page.keyboard.press("Escape")
    page.unroute("**/changes")
    add_to_book(page)
    expect(page.get_by_text("“Quiet” is in the book now.")).to_be_visible()
    expect(editor(page)).to_contain_text("Only in the draft")


def test_the_same_sentence_in_both_is_chosen_and_nothing_is_lost(sample, shot, barriers, write_first):
    page = sample()
    begin(page, "Two minds")
    write_first(page, "In the draft ")
    switch(page, "The book")
    expect(editor(page)).not_to_contain_text("In the draft")
    write_first(page, "In the book ")
    switch(page, "Draft: Two minds")
    expect(editor(page)).to_contain_text("In the draft")

    add_to_book(page)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("changed the same sentence")
    expect(dialog).to_contain_text("In the draft")
    expect(dialog).to_contain_text("In the book")
    assert barriers(page) == []
    shot(page, "draft-choosing")
    dialog.get_by_role("button", name="Both", exact=True).click()
    dialog.get_by_role("button", name="Add to the book").click()
    expect(page.get_by_text("“Two minds” is in the book now.")).to_be_visible()
    expect(editor(page)).to_contain_text("In the draft")
    expect(editor(page)).to_contain_text("In the book")


def test_a_draft_that_was_taken_back_from_the_book_is_not_lost_by_adding_it_again(sample, barriers, write_first):
    page = sample()
    begin(page, "Second thoughts")
    write_first(page, "The bell had drowned. ")
    page.get_by_role("button", name=re.compile("^Add to the book…")).click()
    page.get_by_label("Keep the draft as well").check()
    page.get_by_role("dialog").get_by_role("button", name="Add this draft to the book").click()
    expect(page.get_by_text("“Second thoughts” is in the book now.")).to_be_visible()
    expect(editor(page)).to_contain_text("The bell had drowned")
    take_back_newest(page)
    expect(editor(page)).not_to_contain_text("The bell had drowned")
    # again: nothing is left of it, and nobody else's words are offered for undoing
    assert take_back(page, newest(page, 1))["unchanged"]

    switch(page, "Draft: Second thoughts")
    expect(editor(page)).to_contain_text("The bell had drowned")
    add_to_book(page)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="There is nothing to add")).to_be_visible()
    expect(dialog).to_contain_text("The book has had everything in “Second thoughts” already.")
    assert barriers(page) == []
    dialog.get_by_role("button", name="All right").click()
    expect(page.get_by_text("You are in the draft “Second thoughts”")).to_be_visible()
    # as the dialog says
    take_back_newest(page)
    switch(page, "The book")
    expect(editor(page)).to_contain_text("The bell had drowned")


def newest(page: Page, before: int = 0) -> str:
    """Return the book's newest version, or the one so many before it."""
    versions = asked(page, "GET", "/history")["versions"]
    return versions[before]["commit"]


def take_back(page: Page, commit: str):
    return asked(page, "POST", "/reverts", {"commit": commit})


def take_back_newest(page: Page) -> None:
    """Take back the book's newest version, as somebody does on another computer."""
    assert not take_back(page, newest(page))["unchanged"]


def asked(page: Page, verb: str, path: str, body=None):
    project = re.search(r"/books/([a-z0-9]{12})", page.url)[1]
    return page.evaluate(
        """async ([verb, path, body]) => (await fetch(path, { method: verb,
            headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) })).json()""",
        [verb, f"/api/v1/projects/{project}{path}", body],
    )


def test_a_draft_that_is_taken_away_leaves_the_book_as_it_was(sample, write_first):
    page = sample()
    begin(page, "Nothing kept")
    write_first(page, "Gone soon. ")
    editor(page).click()
    page.keyboard.type("And never sent. ")
    page.get_by_role("button", name="Take away…").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 version that is not in the book")
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("The draft “Nothing kept” is gone.")).to_be_visible()
    expect(editor(page)).to_contain_text("The sea came up the slip")
    expect(editor(page)).not_to_contain_text("Gone soon")
    begin(page, "Nothing kept")
    expect(editor(page)).not_to_contain_text("And never sent")


def test_a_draft_written_with_ones_own_git_is_opened_and_compared(running, sample, shot, tmp_path):
    page = sample()
    project = re.search(r"/books/([a-z0-9]{12})", page.url)[1]
    made = page.evaluate(
        """async () => (await (await fetch('/api/v1/auth/tokens', {
            method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ name: 'by git', scope: 'write', days: 1 }) })).json()).secret"""
    )
    address = f"{running.origin.replace('://', f'://any:{made}@')}/git/{project}.git"
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", address, str(clone))
    git(clone, "switch", "--quiet", "-c", "by-git")
    scene = next(path for path in clone.glob("manuscript/*/*.md") if "The sea came up the slip" in path.read_text())
    scene.write_text(scene.read_text().replace("The sea came up the slip", "The sea never came up the slip"))
    (clone / "notes.txt").write_text("Who rang the bell?\n")
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "-m", "No tide")
    git(clone, "push", "--quiet", "origin", "by-git")

    switch(page, "Draft: by git")
    expect(editor(page)).to_contain_text("The sea never came up the slip")
    page.get_by_role("link", name="Compare with the book").click()
    expect(page.get_by_text("1 scene changed")).to_be_visible()
    expect(page.locator("ins").first).to_contain_text("never")
    page.get_by_text("notes.txt").click()
    expect(page.get_by_text("Who rang the bell?")).to_be_visible()

    page.goto(f"{running.origin}/books/{project}/drafts/nowhere")
    expect(page.get_by_role("heading", name="There is no draft “nowhere”")).to_be_visible()
    page.get_by_role("link", name="Open the book").click()
    expect(editor(page)).to_contain_text("The sea came up the slip")


def git(folder, *arguments):
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    done = subprocess.run(["git", *who, "-C", str(folder), *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_width_and_theme(sample, shot, barriers, width, scheme, write_first):
    page = sample(width, scheme)
    begin(page, "A darker ending")
    write_first(page, "The bell had drowned. ")
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "draft-of-book")
    page.get_by_role("button", name="Change between the book and its drafts").click()
    shot(page, "draft-menu")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Compare with the book").click()
    expect(page.locator("ins")).to_contain_text("The bell had drowned")
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    shot(page, "compare")


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
