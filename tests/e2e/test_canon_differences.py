"""A draft tells of its people otherwise than the book: the compare view says what, in a novelist's words."""

import re

import pytest
from playwright.sync_api import Page, expect

CHANGE = """async ([project, branch, edits, seq]) => {
  const read = async (path) => (await fetch(`/api/v1/projects/${project}${path}`)).json()
  const found = (await read(`/branches?min_seq=${seq}`)).branches.find((each) => each.name === branch)
  const csrf = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
  const body = JSON.stringify({ base: found.commit, branch, message: 'Told otherwise', edits })
  const answer = await fetch(`/api/v1/projects/${project}/changes`, { method: 'POST', headers: csrf, body })
  return [answer.status, (await answer.json()).seq]
}"""
BROKEN = "name: [Tove\n"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("light", 1024), ("dark", 390)])
def test_people_and_places_stand_beside_each_other_field_by_field(running, window, shot, scheme, width):
    page: Page = window(width=1440, scheme=scheme)
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    project = re.search(r"/books/([a-z0-9]{12})", page.url)[1]
    page.get_by_role("button", name="Change between the book and its drafts").click()
    page.get_by_role("menuitem", name="Try something in a draft of the book").click()
    page.get_by_label("What are you trying?").fill("Other eyes")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Compare with the book").click()
    expect(page.get_by_text("The draft has changed nothing yet.")).to_be_visible()

    elena = "name: Elena Brandt\nfacts:\n  eyes: green\n  hair: black\n"
    edits = [
        {"path": "characters/elena-of-the-test.yaml", "text": elena},
        {"path": "world/shoal.yaml", "text": "name: Shoal\n"},
    ]
    status, seq = page.evaluate(CHANGE, [project, "mine/Other-eyes", edits, 0])
    assert status == 200
    changed = [
        {"path": "characters/elena-of-the-test.yaml", "text": elena.replace("green", "grey")},
        {"path": "world/shoal.yaml", "text": BROKEN},
    ]
    assert page.evaluate(CHANGE, [project, "mine/Other-eyes", changed, seq])[0] == 200
    page.set_viewport_size({"width": width, "height": 900})
    page.reload()
    people = page.get_by_role("region", name="People and places")
    expect(people).to_contain_text("Elena Brandt")
    expect(people).to_contain_text("Person · New")
    expect(people.locator("dt").filter(has_text="Eyes")).to_be_visible()
    expect(people.locator("ins").filter(has_text="grey")).to_be_visible()
    expect(people).to_contain_text("This cannot be read, so nothing is compared.")
    expect(page.get_by_role("heading", name="Besides the scenes")).to_have_count(0)
    shot(page, "compare-canon")
