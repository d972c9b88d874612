"""The keys of models' providers in a real browser: set, told as set, replaced and taken away, and shown by nothing."""

import json

from playwright.sync_api import Page, expect

KEY = "a-key-that-nobody-reads-again"


def set_key(page: Page, button: str, key: str) -> None:
    page.get_by_role("button", name=button).click()
    page.get_by_label("Key", exact=True).fill(key)
    page.get_by_role("button", name="Set the key").click()
    expect(page.get_by_text("The key for models.invalid is set.").last).to_be_visible()


def test_a_key_is_set_replaced_and_taken_away_and_never_shown(running, window, barriers, shot):
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    book = running.post(running.token(), "/projects", {"title": "Rain"})["project"]["id"]
    heard: list[str] = []
    page.on("response", lambda answer: heard.append(answer.text() if "/model-keys" in answer.url else ""))
    screens = (
        ("/models", "models-setting-a-key", "models-with-a-key"),
        (f"/books/{book}/ai", "ai-of-book-setting-a-key", "ai-of-book-with-a-key"),
    )
    for path, setting, held_here in screens:
        page.goto(f"{running.origin}{path}")
        held = page.get_by_role("list", name="Keys").get_by_role("listitem")
        expect(held).to_contain_text("far-model at models.invalid")
        page.get_by_role("button", name="Set a key for models.invalid").click()
        assert barriers(page) == []
        shot(page, setting)
        page.get_by_role("button", name="Not now").click()
        set_key(page, "Set a key for models.invalid", KEY)
        page.reload()
        set_key(page, "Replace the key for models.invalid", f"{KEY}-2")
        assert barriers(page) == []
        shot(page, held_here)
        assert KEY not in page.content()
        page.get_by_role("button", name="Remove the key for models.invalid").click()
        expect(page.get_by_role("button", name="Set a key for models.invalid")).to_be_visible()
    assert any(json.loads(each)["keys"][0]["held"] for each in heard if each)
    assert not any(KEY in each for each in heard)
    assert not any(KEY.encode() in file.read_bytes() for file in running.data.rglob("*") if file.is_file())
