"""Comments beside the page: made by a reviewer, answered, kept to their words while those are edited, resolved."""

from playwright.sync_api import Page, expect

SCENE = "manuscript/chapter-1/scene-1.md"
QUOTE = "The letter came at noon."


def editor(page: Page):
    return page.locator(".cm-content")


def comments(page: Page):
    return page.get_by_role("list", name="Comments").locator("> li")


def test_a_reviewers_comment_goes_with_its_words_until_it_is_resolved(owner_and_reviewer, mark, shot, barriers):
    owner, reviewer = owner_and_reviewer
    mark(reviewer, QUOTE)
    expect(reviewer.get_by_text("5 words marked")).to_be_visible()
    shot(reviewer, "marked")
    reviewer.keyboard.press("Control+Alt+m")
    reviewer.get_by_label("Your comment").fill("Who brings a letter at noon?")
    assert barriers(reviewer) == []
    reviewer.get_by_role("region", name="New comment").get_by_role("button", name="Comment").click()
    expect(comments(reviewer)).to_contain_text("Who brings a letter at noon?")

    # the other one sees the words marked at once, and edits around and among them
    expect(owner.locator("mark")).to_have_text(QUOTE)
    owner.locator("mark").click()
    expect(comments(owner)).to_contain_text("Rae")
    expect(comments(owner)).to_have_attribute("aria-current", "true")
    assert barriers(owner) == []
    for width, scheme in ((1440, "light"), (1440, "dark"), (1024, "light"), (390, "light"), (390, "dark")):
        owner.set_viewport_size({"width": width, "height": 860})
        owner.emulate_media(color_scheme=scheme)
        shot(owner, "comments")
        assert owner.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    owner.set_viewport_size({"width": 1440, "height": 860})
    editor(owner).click()
    owner.keyboard.press("Control+Home")
    owner.keyboard.type("That spring the river rose. ")
    expect(owner.locator("mark")).to_have_text(QUOTE)
    mark(owner, "at noon")
    owner.keyboard.type("late, at dusk")
    with owner.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        owner.keyboard.press("Control+s")
    expect(owner.locator("mark")).to_have_text("The letter came late, at dusk.")
    expect(comments(owner)).to_contain_text("Written when it was “The letter came at noon.”")
    expect(reviewer.locator("mark")).to_have_text("The letter came late, at dusk.")

    comments(owner).get_by_role("button", name="Reply").click()
    owner.get_by_label("Your reply").fill("At dusk, then.")
    owner.keyboard.press("Control+Enter")
    expect(comments(reviewer)).to_contain_text("At dusk, then.")
    comments(reviewer).get_by_role("button", name="Resolve").click()
    expect(reviewer.get_by_text("No open comments on this scene.")).to_be_visible()
    expect(owner.locator("mark")).to_have_count(0)
    owner.get_by_text("Resolved (1)").click()
    expect(owner.get_by_text("Resolved by Rae")).to_be_visible()
    owner.get_by_role("button", name="Open again").click()
    expect(reviewer.locator("mark")).to_have_text("The letter came late, at dusk.")


def test_a_comment_outlives_its_words_and_meets_them_again(owner_and_reviewer, running, rain, mark):
    owner, reviewer = owner_and_reviewer
    project, token, _ = rain
    mark(owner, "Nobody slept.")
    owner.get_by_role("button", name="Comment", exact=True).click()
    owner.get_by_label("Your comment").fill("Not even the dog?")
    owner.keyboard.press("Control+Enter")
    expect(reviewer.locator("mark")).to_have_text("Nobody slept.")
    was = running.get(token, f"/projects/{project}/scenes/rain")
    at = f"/projects/{project}/changes"
    without = was["text"].replace(" Nobody slept.", "")
    saved = running.post(token, at, {"base": was["commit"], "edits": [{"path": SCENE, "text": without}]})
    expect(reviewer.locator("mark")).to_have_count(0)
    reviewer.keyboard.press("Control+Alt+m")
    reviewer.get_by_text("Their words are gone (1)").click()
    expect(reviewer.get_by_text("These words are not in the text now.")).to_be_visible()
    running.post(token, at, {"base": saved["commit"], "edits": [{"path": SCENE, "text": was["text"]}]})
    expect(reviewer.locator("mark")).to_have_text("Nobody slept.")


def test_in_the_whole_book_in_one_scroll_words_are_commented_on_as_well(owner_and_reviewer, running, rain, mark):
    owner, _ = owner_and_reviewer
    project, token, _ = rain
    was = running.get(token, f"/projects/{project}/scenes/rain")
    text = "---\nid: sun\ntitle: Sun\n---\nThe sun came up late.\n"
    sun = {"path": SCENE.replace("scene-1", "scene-2"), "text": text}
    running.post(token, f"/projects/{project}/changes", {"base": was["commit"], "edits": [sun]})
    expect(owner.get_by_role("navigation", name="Outline")).to_contain_text("Sun")
    owner.keyboard.press("Control+k")
    owner.keyboard.type("whole book in one scroll")
    owner.keyboard.press("Enter")
    expect(owner.get_by_text("The sun came up late.")).to_be_visible()
    owner.locator(".cm-content").last.click()
    owner.keyboard.press("Control+a")
    expect(owner.get_by_text("5 words marked")).to_be_visible()
    owner.get_by_role("button", name="Comment", exact=True).click()
    owner.get_by_label("Your comment").fill("Later than ever?")
    owner.keyboard.press("Control+Enter")
    expect(owner.locator("mark")).to_have_text("The sun came up late.")


def test_a_chapter_is_commented_on_and_the_comment_is_met_in_each_of_its_scenes(owner_and_reviewer, barriers):
    owner, reviewer = owner_and_reviewer
    reviewer.keyboard.press("Control+Alt+m")
    reviewer.get_by_role("button", name="On the chapter").click()
    expect(reviewer.get_by_role("region", name="New comment")).to_contain_text("On the whole chapter")
    reviewer.get_by_label("Your comment").fill("It takes long to begin.")
    reviewer.keyboard.press("Control+Enter")
    expect(comments(reviewer)).to_contain_text("On the whole chapter")
    assert barriers(reviewer) == []
    owner.keyboard.press("Control+Alt+m")
    expect(comments(owner).filter(has_text="It takes long to begin.")).to_be_visible()


def test_a_scene_is_commented_on_as_a_whole(owner_and_reviewer, barriers):
    owner, reviewer = owner_and_reviewer
    reviewer.keyboard.press("Control+Alt+m")
    reviewer.get_by_role("button", name="Comment on the scene").click()
    reviewer.get_by_label("Your comment").fill("It ends too soon.")
    reviewer.keyboard.press("Control+Enter")
    expect(comments(reviewer)).to_contain_text("On the whole scene")
    assert barriers(reviewer) == []
    owner.keyboard.press("Control+Alt+m")
    card = comments(owner).filter(has_text="It ends too soon.")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Resolve").click()
    expect(owner.get_by_text("No open comments on this scene.")).to_be_visible()
