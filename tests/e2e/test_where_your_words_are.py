"""Words that are in no version yet: safe here and on the server, on every device of their writer, and nobody else's."""

import subprocess

from playwright.sync_api import expect

WORDS = "Nobody has read this yet. "


def test_unshared_words_are_on_my_other_device_and_nowhere_else(running, together, window, shot, barriers, tmp_path):
    owner, ben = together()
    owner.locator(".cm-content").click()
    owner.keyboard.press("Control+Home")
    with owner.expect_response(lambda answer: "/autosaves/" in answer.url and answer.request.method == "PUT") as kept:
        owner.keyboard.type(WORDS)
    assert kept.value.ok
    bar = owner.get_by_role("banner")
    expect(bar.get_by_text("Saved · Ben sees this when you leave the scene.")).to_be_visible()

    phone = window(width=390)
    phone.goto(running.new_link())
    expect(phone.get_by_role("heading", name="Your books")).to_be_visible()
    phone.goto(owner.url)
    expect(phone.locator(".cm-content")).to_contain_text(WORDS)
    expect(phone.get_by_text("Your words from Chrome on Linux")).to_be_visible()
    shot(phone, "other-device")

    project = owner.url.split("/books/")[1].split("/")[0]
    expect(ben.locator(".cm-content")).not_to_contain_text(WORDS)
    assert WORDS not in cloned(running, project, tmp_path / "before")

    owner.get_by_title("Where your words are").click()
    dialog = owner.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Open")).to_have_count(3)
    assert barriers(owner) == []
    shot(owner, "safety")
    dialog.get_by_role("listitem").filter(has_text="A version in the book").get_by_role("button", name="Open").click()
    expect(dialog.get_by_role("region", name="The copy")).not_to_contain_text(WORDS)
    shot(owner, "safety-copy")
    dialog.get_by_role("button", name="Put this on the page").click()
    expect(owner.locator(".cm-content")).not_to_contain_text(WORDS)
    owner.locator(".cm-content").click()
    owner.keyboard.press("Control+z")
    expect(owner.locator(".cm-content")).to_contain_text(WORDS)

    with owner.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        owner.get_by_role("button", name="Share now").click()
    expect(bar.get_by_text("Saved", exact=True)).to_be_visible()
    expect(ben.locator(".cm-content")).to_contain_text(WORDS)
    assert WORDS in cloned(running, project, tmp_path / "after")


def test_no_network_and_no_room_are_told_and_pass(running, window, shot, barriers):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+Home")
    page.context.set_offline(True)
    page.keyboard.type("Written in the train. ")
    bar = page.get_by_role("banner")
    expect(bar.get_by_text("Saved on this computer. Sends when you’re back online.")).to_be_visible()
    shot(page, "offline")
    with page.expect_response(lambda answer: "/autosaves/" in answer.url and answer.ok):
        page.context.set_offline(False)
    expect(bar.get_by_text("Saved", exact=True)).to_be_visible()

    full = '{"title":"There is no room left on the disk","status":507,"code":"storage.full"}'
    page.route("**/autosaves/**", lambda route: route.fulfill(status=507, body=full))
    page.keyboard.type("Written on a full disk. ")
    trouble = page.get_by_role("alert").filter(has_text="Not saved: there is no room left on the disk.")
    expect(trouble).to_contain_text("Your text is safe in this browser.")
    assert barriers(page) == []
    shot(page, "not-saved")
    with page.expect_download() as saved:
        trouble.get_by_role("button", name="Download text").click()
    assert "Written in the train. Written on a full disk. " in saved.value.path().read_text(encoding="utf-8")
    page.unroute("**/autosaves/**")
    trouble.get_by_role("button", name="Try again").click()
    expect(trouble).to_have_count(0)
    expect(bar.get_by_text("Saved", exact=True)).to_be_visible()


def test_words_that_are_undone_stay_away_after_a_reload(running, window):
    page = window()
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+Home")
    with page.expect_response(lambda answer: "/autosaves/" in answer.url and answer.ok):
        page.keyboard.type(WORDS)
    with page.expect_response(lambda answer: "/autosaves/" in answer.url and answer.request.method == "PUT"):
        page.keyboard.press("Control+z")
    expect(editor).not_to_contain_text(WORDS.strip())
    page.reload()
    expect(editor).to_contain_text("The sea came up the slip")
    page.wait_for_load_state("networkidle")
    expect(editor).not_to_contain_text("Nobody has read")


def cloned(running, project: str, folder) -> str:
    """Return everything that a clone by plain git brings along."""
    address = f"http://author:{running.token()}@{running.origin.removeprefix('http://')}/git/{project}.git"
    subprocess.run(["git", "clone", "--quiet", "--mirror", address, str(folder)], check=True)
    objects = ["git", "-C", str(folder), "cat-file", "--batch-all-objects", "--batch"]
    return subprocess.run(objects, capture_output=True, check=True).stdout.decode(errors="replace")
