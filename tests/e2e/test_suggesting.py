"""Suggesting: one writes in the page, and what one writes is a suggestion until somebody decides about it."""

import re

from playwright.sync_api import Page, expect


def editor(page: Page):
    return page.locator(".cm-content")


def open_suggestion(page: Page, by: str) -> None:
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name=re.compile("Draft|Suggestions")).click()
    page.get_by_role("link", name=re.compile(f"^{by}")).click()


def test_a_reviewer_writes_in_the_page_and_the_owner_decides(owner_and_reviewer, mark, shot, barriers, running, rain):
    owner, reviewer = owner_and_reviewer
    project, token, _ = rain
    expect(reviewer.get_by_text("You are suggesting.")).to_be_visible()
    mark(reviewer, "noon")
    reviewer.keyboard.type("dusk")
    mark(reviewer, " Nobody slept.")
    reviewer.keyboard.press("Backspace")
    expect(reviewer.locator("ins")).to_have_text("dusk")
    expect(reviewer.locator("del").filter(has_text="noon")).to_be_visible()
    expect(reviewer.locator("del").filter(has_text="Nobody slept.")).to_be_visible()
    expect(reviewer.get_by_text(re.compile("2 changes, seen by nobody yet"))).to_be_visible()
    assert "dusk" not in running.get(token, f"/projects/{project}/scenes/rain")["text"]

    # the browser keeps it, whatever becomes of the page
    reviewer.reload()
    expect(reviewer.locator("ins")).to_have_text("dusk")
    expect(reviewer.get_by_text(re.compile("2 changes, seen by nobody yet"))).to_be_visible()
    for width in (1440, 1024, 390):
        reviewer.set_viewport_size({"width": width, "height": 860})
        assert not reviewer.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    reviewer.set_viewport_size({"width": 1440, "height": 860})
    assert barriers(reviewer) == []
    shot(reviewer, "suggesting", every_width=True)

    reviewer.get_by_label("Why, if you like").fill("It is darker so.")
    reviewer.get_by_role("button", name="Suggest 2 changes").click()
    expect(reviewer.get_by_text("Suggested. It waits beside the page until somebody decides.")).to_be_visible()
    expect(reviewer.locator("ins")).to_have_count(0)
    reviewer.get_by_role("button", name="Show").click()
    expect(reviewer.locator("ins").first).to_be_visible()
    expect(reviewer.get_by_role("button", name="Keep", exact=True)).to_have_count(0)

    open_suggestion(owner, "Rae")
    expect(owner.get_by_text("“It is darker so.”")).to_be_visible()
    owner.get_by_role("button", name="Keep", exact=True).first.click()
    expect(owner.get_by_text(re.compile("^1 of 2 kept"))).to_be_visible()
    owner.get_by_role("button", name="Undo", exact=True).click()
    expect(owner.get_by_text("0 of 2 kept, 2 undecided")).to_be_visible()
    # a decision that was undone is undone after a reload as well
    owner.reload()
    expect(owner.get_by_text("0 of 2 kept, 2 undecided")).to_be_visible()
    owner.get_by_role("listitem", name=re.compile("^Change 2")).get_by_role("button", name="Keep", exact=True).click()
    shot(owner, "review-of-a-person")
    owner.get_by_role("button", name="Add 1 change to the book").click()
    expect(owner.get_by_text(re.compile("^Added 1 change"))).to_be_visible()
    expect(editor(owner)).to_contain_text("The letter came at dusk.")
    expect(editor(owner)).to_contain_text("Nobody slept.")


def test_the_key_that_saves_sends_what_is_suggested_with_its_reason(owner_and_reviewer, mark):
    owner, reviewer = owner_and_reviewer
    mark(reviewer, "noon")
    reviewer.keyboard.type("dusk")
    reviewer.get_by_label("Why, if you like").fill("It is darker so.")
    editor(reviewer).focus()
    reviewer.keyboard.press("Control+s")
    expect(reviewer.get_by_text("Suggested. It waits beside the page until somebody decides.")).to_be_visible()
    expect(reviewer.locator("ins")).to_have_count(0)
    open_suggestion(owner, "Rae")
    expect(owner.get_by_text("“It is darker so.”")).to_be_visible()
    # there is nothing more to send
    reviewer.keyboard.press("Control+s")
    expect(reviewer.get_by_text("Write in the text to suggest something")).to_be_visible()


def test_what_is_suggested_and_not_sent_comes_along_into_a_draft(owner_and_reviewer, mark, running, rain):
    owner, _ = owner_and_reviewer
    project, token, _ = rain
    mark(owner, "noon")
    owner.get_by_role("button", name="Suggest other words").click()
    owner.keyboard.type("dusk")
    expect(owner.locator("ins")).to_have_text("dusk")
    owner.keyboard.press("Control+k")
    owner.keyboard.type("Try something in a draft")
    owner.keyboard.press("Enter")
    owner.get_by_label("What are you trying?").fill("later")
    owner.get_by_label("Everyone in this book").check()
    owner.get_by_role("button", name="Begin the draft").click()
    expect(editor(owner)).to_contain_text("The letter came at dusk.")
    expect(owner.locator("ins")).to_have_count(0)
    drafted = running.get(token, f"/projects/{project}/scenes/rain?branch=later")
    assert "The letter came at dusk." in drafted["prose"]
    assert "noon" in running.get(token, f"/projects/{project}/scenes/rain")["prose"]
    owner.goto(f"{running.origin}/books/{project}/scenes/rain")
    expect(editor(owner)).to_contain_text("The letter came at noon.")
    owner.get_by_role("button", name="Suggest", exact=True).click()
    expect(owner.get_by_text("Write in the text to suggest something")).to_be_visible()


def test_what_one_suggested_oneself_is_taken_back(owner_and_reviewer, mark):
    _, reviewer = owner_and_reviewer
    mark(reviewer, "rained")
    reviewer.keyboard.type("poured")
    reviewer.get_by_role("button", name="Suggest 1 change").click()
    reviewer.get_by_role("button", name="Show").click()
    reviewer.get_by_role("button", name="Take it back").click()
    expect(reviewer.get_by_text("Taken back. Nobody is asked about it any more.")).to_be_visible()
    expect(reviewer.get_by_text("Left out. It stays in History.")).to_be_visible()


def test_who_writes_turns_it_on_for_marked_words_and_off_again(owner_and_reviewer, mark, running, rain):
    owner, _ = owner_and_reviewer
    project, token, _ = rain
    mark(owner, "Ben read it twice")
    owner.get_by_role("button", name="Suggest other words").click()
    expect(owner.get_by_text("You are suggesting.")).to_be_visible()
    owner.keyboard.type("Ben read it until he had it by heart")
    expect(owner.locator("del").filter(has_text="twice")).to_be_visible()
    owner.get_by_role("button", name="Suggest 1 change").click()
    expect(owner.get_by_text("Suggested.")).to_be_visible()
    expect(owner.get_by_text("You are suggesting.")).to_have_count(0)
    expect(editor(owner)).to_contain_text("Ben read it twice")
    assert "by heart" not in running.get(token, f"/projects/{project}/scenes/rain")["text"]

    owner.get_by_role("button", name="Suggest", exact=True).click()
    editor(owner).click()
    owner.keyboard.press("Control+End")
    owner.keyboard.type(" The end.")
    owner.get_by_role("button", name="Discard").click()
    expect(owner.locator("ins")).to_have_count(0)
    owner.get_by_role("button", name="Write in the book again").click()
    expect(owner.get_by_text("You are suggesting.")).to_have_count(0)


def test_words_are_commented_on_while_one_suggests(owner_and_reviewer, mark):
    owner, reviewer = owner_and_reviewer
    mark(reviewer, "It rained")
    reviewer.keyboard.type("It poured")
    mark(reviewer, "burned")
    reviewer.get_by_role("button", name="Comment", exact=True).click()
    reviewer.get_by_label("Your comment").fill("Would he?")
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer.locator("mark")).to_have_text("burned")
    expect(owner.locator("mark")).to_have_text("burned")
    expect(reviewer.locator("ins")).to_have_text("poured")


def kept(page: Page, words: str):
    """Expect what one suggests to be kept on the server, with these words in it."""

    def holds(answer) -> bool:
        return answer.url.endswith("/autosaves/rain/suggested") and answer.ok and words in answer.request.post_data

    return page.expect_response(holds)


def test_what_is_not_sent_is_on_all_my_devices_and_nobody_elses(owner_and_reviewer, reviewing, mark, running, rain):
    owner, reviewer = owner_and_reviewer
    project, token, _ = rain
    mark(reviewer, "noon")
    with kept(reviewer, "came at dusk"):
        reviewer.keyboard.type("dusk")
    expect(reviewer.get_by_role("banner").get_by_text("Saved", exact=True)).to_be_visible()
    other = reviewing()
    expect(other.get_by_text("Your words from Chrome on Linux")).to_be_visible()
    expect(other.locator("ins")).to_have_text("dusk")
    expect(other.locator("del").filter(has_text="noon")).to_be_visible()
    expect(other.get_by_text("1 change, seen by nobody yet")).to_be_visible()
    other.get_by_title("Where your words are").click()
    expect(other.get_by_role("dialog")).to_contain_text("nobody but you sees it until you suggest it")
    other.keyboard.press("Escape")

    # it is in no copy of anybody else's
    owner.get_by_role("button", name="Suggest", exact=True).click()
    expect(owner.get_by_text("Write in the text to suggest something")).to_be_visible()
    assert running.get(token, f"/projects/{project}/autosaves") == {"autosaves": []}
    assert running.get(token, f"/projects/{project}/suggestions")["suggestions"] == []

    mark(other, "It rained")
    with kept(other, "It poured"):
        other.keyboard.type("It poured")
    # who comes back to the first device goes on there
    reviewer.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(editor(reviewer)).to_contain_text("poured all night")
    reviewer.get_by_role("button", name="Suggest 2 changes").click()
    expect(reviewer.get_by_text("Suggested. It waits beside the page until somebody decides.")).to_be_visible()
    other.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(other.locator("ins")).to_have_count(0)
    expect(other.get_by_text("Write in the text to suggest something")).to_be_visible()


def test_what_is_suggested_without_a_network_or_room_is_told_of_and_not_lost(owner_and_reviewer, mark, barriers):
    _, reviewer = owner_and_reviewer
    bar = reviewer.get_by_role("banner")
    reviewer.context.set_offline(True)
    mark(reviewer, "noon")
    reviewer.keyboard.type("dusk")
    expect(bar.get_by_text("Saved on this computer. Sends when you’re back online.")).to_be_visible()
    with kept(reviewer, "came at dusk"):
        reviewer.context.set_offline(False)
    expect(bar.get_by_text("Saved", exact=True)).to_be_visible()

    full = '{"title":"There is no room left on the disk","status":507,"code":"storage.full"}'
    reviewer.route("**/autosaves/**", lambda route: route.fulfill(status=507, body=full))
    mark(reviewer, "It rained")
    reviewer.keyboard.type("It poured")
    trouble = reviewer.get_by_role("alert").filter(has_text="Not on the server: there is no room left on the disk.")
    expect(trouble).to_contain_text("Your text is safe in this browser.")
    assert barriers(reviewer) == []
    expect(trouble.get_by_role("button", name="Try again")).to_be_visible()
    # it is also tried again by itself
    reviewer.unroute("**/autosaves/**")
    expect(trouble).to_have_count(0)
    reviewer.reload()
    expect(reviewer.locator("ins")).to_have_text(["poured", "dusk"])


def test_what_others_write_meanwhile_is_kept_and_the_suggestion_too(owner_and_reviewer, mark, running, rain):
    owner, reviewer = owner_and_reviewer
    project, token, _ = rain
    mark(reviewer, "noon")
    reviewer.keyboard.type("dusk")
    was = running.get(token, f"/projects/{project}/scenes/rain")
    text = was["text"].replace("It rained", "It snowed")
    edits = [{"path": was["path"], "text": text}]
    running.post(token, f"/projects/{project}/changes", {"base": was["commit"], "edits": edits})
    expect(editor(owner)).to_contain_text("It snowed")
    expect(reviewer.locator("ins")).to_have_text("dusk")
    reviewer.get_by_role("button", name="Suggest 1 change").click()
    expect(editor(reviewer)).to_contain_text("It snowed")
    open_suggestion(owner, "Rae")
    owner.get_by_role("button", name="Keep", exact=True).click()
    owner.get_by_role("button", name="Add 1 change to the book").click()
    expect(editor(owner)).to_contain_text("It snowed all night.")
    expect(editor(owner)).to_contain_text("came at dusk.")
