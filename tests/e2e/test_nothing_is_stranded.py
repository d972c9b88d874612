"""What somebody does to a draft or a scene strands no words: they follow, they are kept, or there is a way back."""

import re

from playwright.sync_api import Page, expect


def editor(page: Page):
    return page.locator(".cm-content")


def switch(page: Page, what: str, role: str = "menuitemradio") -> None:
    page.get_by_role("button", name="Change between the book and its drafts").click()
    page.get_by_role(role, name=re.compile(f"^{what}")).click()


def begin_shared(page: Page, name: str) -> None:
    switch(page, "Try something in a draft of the book", "menuitem")
    page.get_by_label("What are you trying?").fill(name)
    page.get_by_role("radio", name="Everyone").check()
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_text(f"You are in the draft “{name}”")).to_be_visible()
    expect(editor(page)).to_be_visible()


def command(page: Page, name: str) -> None:
    page.keyboard.press("Control+k")
    page.get_by_placeholder("Find a command, a scene").fill(name)
    page.keyboard.press("Enter")


def type_first(page: Page, words: str) -> None:
    editor(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(words)
    expect(editor(page)).to_contain_text(words.strip())


def both_in_a_draft(together) -> tuple[Page, Page]:
    owner, ben = together()
    begin_shared(owner, "Half")
    switch(ben, "Draft: Half")
    expect(ben.get_by_text("You are in the draft “Half”")).to_be_visible()
    type_first(ben, "Only here yet. ")
    return owner, ben


def test_unsaved_words_of_a_co_writer_follow_a_draft_to_its_new_name(together):
    owner, ben = both_in_a_draft(together)
    command(owner, "Rename this draft")
    owner.get_by_label("Its new name").fill("Whole")
    owner.get_by_role("button", name="Rename it").click()
    expect(ben.get_by_text("You are in the draft “Whole”")).to_be_visible()
    expect(editor(ben)).to_contain_text("Only here yet.")
    ben.keyboard.press("Control+s")
    expect(editor(owner)).to_contain_text("Only here yet.")


def test_unsaved_words_of_a_co_writer_outlive_the_draft(together, shot, barriers):
    owner, ben = both_in_a_draft(together)
    owner.get_by_role("button", name="Take away…").click()
    owner.get_by_role("button", name="Take it away").click()
    expect(ben.get_by_text("Your last words are only in this browser.")).to_be_visible()
    expect(ben.get_by_role("banner").get_by_text("Others see")).to_have_count(0)
    shot(ben, "stranded-words")
    assert barriers(ben) == []
    ben.reload()
    expect(ben.get_by_role("heading", name="There is no draft “Half”")).to_be_visible()
    ben.get_by_role("button", name="Keep them in a draft of your own").click()
    expect(ben.get_by_text("Only you see it.")).to_be_visible()
    expect(editor(ben)).to_contain_text("Only here yet.")
    expect(ben.get_by_text("Your last words are only in this browser.")).to_have_count(0)


def test_unsaved_words_of_a_co_writer_outlive_their_scene_and_are_told_truly(together, tree, barriers):
    owner, ben = together()
    address, others = ben.url, ben.locator('[role=treeitem][aria-level="2"]')
    with ben.expect_response(lambda answer: "/autosaves/" in answer.url and answer.ok):
        type_first(ben, "Only here yet. ")
    tree.choose(owner, owner.locator("[id^=title-]").first.inner_text(), "Take out of the book")
    owner.get_by_role("dialog").get_by_role("button", name="Take out").click()
    stranded = ben.get_by_text("You wrote in a scene that is not in the book any more: “Only here yet.")
    expect(stranded).to_be_visible()
    # the page stays, and so does what is typed on it
    ben.keyboard.type("And this. ")
    expect(editor(ben)).to_contain_text("Only here yet. And this.")
    expect(ben.get_by_role("banner").get_by_text(re.compile("sees this when|Share now"))).to_have_count(0)
    ben.keyboard.press("Control+s")
    assert barriers(ben) == []
    # elsewhere, too, and after a reload, they are told of as what they are
    others.nth(1).click()
    expect(ben.get_by_role("heading", level=1)).to_have_text(others.nth(1).locator("[id^=title-]").inner_text())
    expect(stranded).to_be_visible()
    expect(ben.get_by_text("was changed elsewhere, too")).to_have_count(0)
    ben.goto(address)
    expect(ben.get_by_role("heading", name="This scene is not in the book")).to_be_visible()
    expect(stranded).to_be_visible()
    ben.get_by_role("button", name="Keep them in a draft of your own").click()
    expect(ben.get_by_text("Only you see it.")).to_be_visible()
    expect(editor(ben)).to_contain_text("Only here yet. And this.")
    expect(stranded).to_have_count(0)


def test_words_of_a_scene_that_comes_back_are_shared_without_a_choice(together, tree):
    owner, ben = together()
    type_first(ben, "Only here yet. ")
    tree.choose(owner, owner.locator("[id^=title-]").first.inner_text(), "Take out of the book")
    owner.get_by_role("dialog").get_by_role("button", name="Take out").click()
    stranded = ben.get_by_text("You wrote in a scene that is not in the book any more: “Only here yet.")
    expect(stranded).to_be_visible()
    owner.get_by_role("button", name="Undo").click()
    expect(stranded).to_have_count(0)
    ben.keyboard.press("Control+s")
    expect(ben.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
    expect(ben.get_by_text("changed the same sentence")).to_have_count(0)
    tree.scenes(owner).first.click()
    expect(editor(owner)).to_contain_text("Only here yet.")


def test_a_scene_that_was_taken_out_is_put_back_at_once_or_from_the_history(together):
    owner, _ = together()
    scenes = owner.locator('[role=treeitem][aria-level="2"]')
    gone = scenes.nth(1).locator("[id^=title-]").inner_text()

    def take_out() -> None:
        scenes.filter(has_text=gone).hover()
        owner.get_by_role("button", name=f"More about {gone}").click()
        owner.get_by_role("menuitem", name=re.compile("^Take out of the book")).click()
        owner.get_by_role("dialog").get_by_role("button", name="Take out").click()
        expect(scenes.filter(has_text=gone)).to_have_count(0)

    scenes.nth(1).click()
    expect(owner.get_by_role("heading", name=gone)).to_be_visible()
    address = owner.url
    take_out()
    owner.get_by_role("button", name="Undo").click()
    expect(scenes.nth(1)).to_contain_text(gone)

    take_out()
    owner.goto(address)
    expect(owner.get_by_role("heading", name="This scene is not in the book")).to_be_visible()
    owner.get_by_role("button", name="history of the book").click()
    owner.get_by_role("button", name=re.compile("^Take back: ")).first.click()
    owner.get_by_role("button", name="Take it back").click()
    expect(scenes.nth(1)).to_contain_text(gone)
    expect(owner.get_by_role("heading", name=gone)).to_be_visible()


def test_a_draft_whose_adding_is_undone_is_there_again_and_can_be_added_again(together, write_first):
    owner, _ = together()
    begin_shared(owner, "Storm")
    write_first(owner, "A storm came. ")

    def add() -> None:
        owner.get_by_role("button", name=re.compile("^Add to the book…")).click()
        owner.get_by_role("dialog").get_by_role("button", name="Add this draft to the book").click()
        expect(owner.get_by_text("“Storm” is in the book now.")).to_be_visible()
        expect(editor(owner)).to_contain_text("A storm came.")

    add()
    owner.get_by_role("button", name="Undo").click()
    owner.get_by_role("button", name="Open the draft").click()
    expect(owner.get_by_text("You are in the draft “Storm”")).to_be_visible()
    expect(editor(owner)).to_contain_text("A storm came.")
    switch(owner, "The book")
    expect(editor(owner)).not_to_contain_text("A storm came.")
    switch(owner, "Draft: Storm")
    expect(editor(owner)).to_contain_text("A storm came.")
    add()


def test_a_draft_takes_up_the_book_by_a_choice_and_what_is_written_new_is_not_dropped(together, write_first, shot):
    owner, ben = together()
    begin_shared(owner, "Two minds")
    write_first(owner, "In the draft ")
    write_first(ben, "In the book ")
    expect(owner.get_by_text("The book has had 1 version since.")).to_be_visible()
    owner.get_by_role("button", name="Take it up").click()
    dialog = owner.get_by_role("dialog").first
    expect(dialog.get_by_role("region", name="The book’s")).to_contain_text("Ben, ")
    expect(dialog.get_by_role("region", name="The book’s").locator("mark").first).to_contain_text("book")
    dialog.get_by_role("button", name="Write it new").click()
    dialog.get_by_label("The new text").fill("In both of them the sea came up the slip.")
    shot(owner, "draft-taking-up")
    owner.keyboard.press("Escape")
    expect(owner.get_by_role("heading", name="Leave what you wrote?")).to_be_visible()
    owner.get_by_role("button", name="Go on choosing").click()
    dialog.get_by_role("button", name="Both", exact=True).click()
    dialog.get_by_role("button", name="Write it new").click()
    expect(dialog.get_by_label("The new text")).to_have_value("In both of them the sea came up the slip.")
    dialog.get_by_role("button", name="Take it up").click()
    expect(editor(owner)).to_contain_text("In both of them the sea came up the slip.")
    expect(owner.get_by_text("The book has had")).to_have_count(0)
    expect(editor(ben)).not_to_contain_text("In both of them")
