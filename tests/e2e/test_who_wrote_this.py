"""Who wrote this: a scene, a chapter and the book, in shares and word by word, on the desk and in a clone."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

DRAFTED = "The lamp swung twice over the black water. Nobody on the quay had seen it lit."
PASTED = "a letter folded nine times over and sealed with candle wax"


@pytest.fixture(scope="module")
def author(running):
    """A bearer token of the site's author."""
    link = running.new_link().partition("#token=")[2]
    answer = httpx.post(f"{running.origin}/api/v1/auth/link-token", json={"token": link}, timeout=30)
    return answer.json()["access_token"]


@pytest.fixture(scope="module")
def written(running, author, tmp_path_factory):
    """A book with a scene that an assistant drafted into, and that Ben then edited: its id and its clone's address."""
    folder = tmp_path_factory.mktemp("clone") / "mine"
    project = running.post(author, "/projects/sample", None)["project"]["id"]
    made = running.post(author, "/auth/tokens", {"name": "my editor", "scope": "write"})
    address = f"http://me:{made['secret']}@{running.origin.removeprefix('http://')}/git/{project}.git"
    _git("clone", "-q", address, folder)
    outline = _read(running, author, project, "/outline")
    scene = folder / outline["chapters"][0]["scenes"][0]["path"]
    _, details, prose = scene.read_text().split("---\n", 2)
    text = f"---\n{details}---\n{DRAFTED}\n\n{prose.lstrip()}"
    _commit(folder, scene, text, "Ann", "Plotweaver-Agent: scene-writer@1\nPlotweaver-Model: practice")
    _commit(folder, scene, text.replace("swung twice", "swung slowly"), "Ben", "")
    _git("push", "-q", folder=folder)
    return project, address


def _git(*arguments, folder=None, who="Ann"):
    named = {f"GIT_{each}_{what}": who for each in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    plain = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "HOME": os.devnull}
    command = ["git", *map(str, arguments)]
    subprocess.run(command, cwd=folder, env=plain | named, check=True, capture_output=True, timeout=60)


def _commit(folder, file: Path, text, who, trailers):
    file.write_text(text)
    _git("commit", "-qam", f"Wrote\n\n{trailers}\n", folder=folder, who=who)


def _read(running, author, project, path):
    address = f"{running.origin}/api/v1/projects/{project}{path}"
    return httpx.get(address, headers={"Authorization": f"Bearer {author}"}, timeout=30).json()


def _paste(page, text):
    page.locator(".cm-content").evaluate(
        """(editor, text) => {
            const data = new DataTransfer()
            data.setData('text/plain', text)
            editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        text,
    )


def _row(page, name):
    return page.get_by_role("row", name=re.compile(f"^{name}"))


def _fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_typed_pasted_and_drafted_words_are_told_apart_and_marked(running, written, window, shot, barriers):
    project, _ = written
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    editor = page.locator(".cm-content")
    expect(editor).to_contain_text("The lamp swung slowly")
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("She held ")
    _paste(page, f"{PASTED} ")
    page.keyboard.type("until noon. ")
    with page.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        page.keyboard.press("Control+s")

    scene = page.locator('[role=treeitem][aria-level="2"]').first
    scene.get_by_role("button", name=re.compile("^More about")).click()
    page.get_by_role("menuitem", name="Who wrote this").click()
    expect(page.get_by_role("heading", name="Who wrote this")).to_be_visible()
    expect(_row(page, "Pasted")).to_contain_text("11")
    # the sentence that Ben changed, and the one beside it that stands as it was drafted
    expect(_row(page, "By the assistant, then edited")).to_contain_text("7")
    expect(_row(page, "By the assistant as it wrote them")).to_contain_text("8")
    expect(_row(page, "Scene writer")).to_contain_text("15")
    expect(_row(page, "Ben")).to_contain_text("1 word typed")

    page.get_by_role("button", name="Show the words").click()
    text = page.get_by_role("article", name="The scene with its marks")
    marks = text.get_by_role("mark")
    expect(marks.filter(has_text="pasted:")).to_contain_text("folded nine times over")
    expect(marks.filter(has_text="by the assistant:")).to_contain_text("Nobody on the quay")
    expect(text.get_by_role("mark").filter(has_text="imported:")).to_have_count(0)
    assert barriers(page) == []
    shot(page, "who-wrote-scene")
    expect(marks.filter(has_text="typed: She held")).to_be_visible()
    page.get_by_role("checkbox", name="Imported").check()
    expect(marks.filter(has_text="imported: The sea came up the slip")).to_be_visible()
    page.get_by_role("combobox", name="Whose").select_option("Ben")
    expect(marks).to_have_count(1)
    expect(marks).to_contain_text("slowly")
    page.reload()
    expect(_row(page, "Pasted")).to_contain_text("11")
    page.get_by_role("link", name="Back to the scene").click()
    expect(page.locator(".cm-content")).to_contain_text("She held a letter")


def test_from_the_history_to_the_book_and_into_a_chapter(running, written, window, shot, barriers):
    project, _ = written
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}")
    expect(page.locator(".cm-content")).to_contain_text("The lamp swung")
    page.keyboard.press("Control+.")
    page.get_by_role("tab", name="History").click()
    page.get_by_role("link", name="Who wrote the book").click()
    expect(page.get_by_role("heading", name="Chapter by chapter")).to_be_visible()
    shot(page, "who-wrote-book")
    page.get_by_role("list").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Scene by scene")).to_be_visible()
    shares = page.get_by_role("table", name="How the words came").locator("tbody td:last-child").all_inner_texts()
    assert round(sum(float(each.replace("%", "")) for each in shares), 1) == 100.0
    assert barriers(page) == []
    page.get_by_role("combobox", name="Look at").select_option("book")
    expect(page.get_by_role("heading", name="Chapter by chapter")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_it_fits_every_width_in_both_themes(running, written, window, shot, barriers, author, width, scheme):
    project, _ = written
    scene = _read(running, author, project, "/outline")["chapters"][0]["scenes"][0]["id"]
    page = window(width=width, scheme=scheme)
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}/who-wrote-this")
    expect(_row(page, "Typed")).to_be_visible()
    assert _fits(page)
    assert barriers(page) == []
    shot(page, "who-wrote-book")
    page.goto(f"{running.origin}/books/{project}/who-wrote-this/scenes/{scene}")
    page.get_by_role("button", name="Show the words").click()
    page.get_by_role("heading", name="The words themselves").evaluate("found => found.scrollIntoView()")
    page.mouse.wheel(0, -80)
    expect(page.get_by_role("mark").first).to_be_visible()
    assert _fits(page)
    assert barriers(page) == []
    shot(page, "who-wrote-words")


def test_without_the_server_what_was_told_stays_and_a_scene_that_is_gone_says_so(
    running, written, window, shot, barriers, author
):
    project, _ = written
    page = window(scheme="dark")
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}/who-wrote-this/scenes/nobody")
    expect(page.get_by_text("This scene is not here.")).to_be_visible()
    page.get_by_role("combobox", name="Look at").select_option("book")
    expect(_row(page, "Typed")).to_be_visible()
    page.route(f"**/projects/{project}/**", lambda route: route.abort())
    page.get_by_role("list").get_by_role("link").first.click()
    page.get_by_role("list").get_by_role("link").first.click()
    page.get_by_role("button", name="Show the words").click()
    expect(page.get_by_text("The words could not be read. The server cannot be reached just now.")).to_be_visible()
    assert barriers(page) == []
    commit = _read(running, author, project, "/outline")["commit"]
    body = {"base": commit, "edits": [{"path": "plot/ideas.yaml", "text": "more: true\n"}]}
    running.post(author, f"/projects/{project}/changes", body)
    expect(page.get_by_text("The server cannot be reached just now. This is what was last told.")).to_be_visible()
    shot(page, "who-wrote-offline")
    page.unroute(f"**/projects/{project}/**")
    page.get_by_role("button", name="Try again").first.click()
    expect(page.get_by_text("This is what was last told.")).to_be_hidden()
    expect(page.get_by_role("article", name="The scene with its marks")).to_be_visible()


def test_a_bare_clone_tells_the_same(running, written, author, tmp_path):
    project, address = written
    _git("clone", "-q", "--bare", address, tmp_path / "bare.git")
    command = [str(Path(sys.executable).with_name("plotweaver")), "provenance", str(tmp_path / "bare.git")]
    printed = subprocess.run(
        [*command, "--format", "json"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert json.loads(printed) == _read(running, author, project, "/provenance")
