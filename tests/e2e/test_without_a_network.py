"""Without a network: what was read is there to write in, and what was not says why."""

from playwright.sync_api import expect

FIRST = "The sea came up the slip"


def test_a_scene_that_was_read_opens_and_another_says_why_it_does_not(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    words = page.locator(".cm-content")
    scenes = page.locator('[role=treeitem][aria-level="2"]')
    expect(words).to_contain_text(FIRST)
    scenes.nth(1).click()
    expect(words).not_to_contain_text(FIRST)
    second = words.inner_text()[:40]
    scenes.nth(0).click()
    expect(words).to_contain_text(FIRST)

    page.context.set_offline(True)
    scenes.nth(1).click()
    expect(words).to_contain_text(second)
    words.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("On a train. ")
    expect(words).to_contain_text("On a train.")
    scenes.nth(5).click()
    expect(page.get_by_text("You are offline, and this scene has not been opened in this tab yet.")).to_be_visible()
    page.context.set_offline(False)
    expect(words).to_be_visible()
