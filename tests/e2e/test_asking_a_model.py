"""Asking a model whether a scene contradicts the others: by the commands, with the practice model, as advice."""

import re

from playwright.sync_api import expect

ANSWERED = re.compile("The model sees|The model’s answer could not be read")


def test_from_the_commands_to_what_the_model_says(running, window, shot, barriers):
    token = running.token()
    project = running.post(token, "/projects/sample", None)["project"]["id"]
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    expect(page.locator(".cm-content")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("ask a model")
    page.keyboard.press("Enter")
    asking = page.get_by_role("region", name="Ask a model")
    expect(asking.get_by_text("Free: the model runs on this machine.")).to_be_visible()
    for width, scheme in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 860})
        page.emulate_media(color_scheme=scheme)
        asking.get_by_role("button", name="Ask", exact=True).scroll_into_view_if_needed()
        shot(page, "ask-a-model")
        assert barriers(page) == []
    page.set_viewport_size({"width": 1440, "height": 860})
    page.emulate_media(color_scheme="light")
    asking.get_by_role("button", name="Ask", exact=True).press("Enter")
    expect(asking.get_by_text(ANSWERED).last).to_be_visible()
    shot(page, "asked-a-model")
    assert barriers(page) == []
    (run,) = [each for each in running.get(token, f"/projects/{project}/runs")["runs"]]
    assert (run["workflow"], run["status"], run["suggestion"]) == ("judge-continuity", "succeeded", None)
    texts = {each["id"]: each for each in running.get(token, f"/projects/{project}/outline")["chapters"][0]["scenes"]}
    assert run["scene"] in texts
    for finding in run["verdict"]["findings"]:
        for place in (finding, *finding["related"]):
            text = running.get(token, f"/projects/{project}/files/{place['path']}")["text"]
            assert text[place["start"] : place["end"]] == place["quote"]
    (sent,) = running.get(token, f"/projects/{project}/ai/sent")["entries"]
    assert (sent["agent"], sent["run"]) == ("continuity", run["id"])


def test_a_book_that_no_model_may_read_offers_no_question(running, window):
    token = running.token()
    project = running.post(token, "/projects/sample", None)["project"]["id"]
    running.post(token, f"/projects/{project}/ai", {"rule": "none"}, verb="PUT")
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    expect(page.locator(".cm-content")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("ask a model")
    expect(page.get_by_text("Ask a model about this scene")).to_have_count(0)
