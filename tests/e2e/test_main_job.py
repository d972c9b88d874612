"""The main job in two browsers: bring, edit, draft and watch, review, keep a part; the other one sees it at once."""

import re
import subprocess

import httpx
import pytest
from playwright.sync_api import Page, expect

NOVEL = "\n\n".join(
    [
        "CHAPTER I",
        "The harbour lay still, and nobody on the mole spoke of the letter.",
        "“You read it, then,” said Ann.",
        "CHAPTER II",
        "In the morning the boats were gone.",
    ]
)
PASSWORD = "a-password-for-two-browsers"


def editor(page: Page):
    return page.locator(".cm-content")


def saved(page: Page):
    expect(page.get_by_text(re.compile(r"^Saved"))).to_be_visible()


def sign_in(page: Page, running, email: str) -> None:
    page.goto(f"{running.origin}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()


def friend_of(running, token: str, project: str, name: str, role: str) -> str:
    """Open an account for a friend, with a role in the book; return their e-mail."""
    email = f"{name.lower()}-{project}@example.org"
    running.post(token, "/accounts", {"email": email, "name": name, "password": PASSWORD})
    running.post(token, f"/projects/{project}/members", {"email": email, "role": role}, verb="PUT")
    return email


def token_of(running) -> str:
    """Sign the author in by the programs' interface."""
    link = running.new_link().partition("#token=")[2]
    answer = httpx.post(f"{running.origin}/api/v1/auth/link-token", json={"token": link}, timeout=30)
    return answer.raise_for_status().json()["access_token"]


@pytest.fixture
def author(running, window) -> Page:
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    return page


def bring(page: Page, folder) -> str:
    """Bring a novel from a file and open it; return its project."""
    file = folder / "the-mole.txt"
    file.write_text(NOVEL, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text(re.compile("Every word of your file is here"))).to_be_visible()
    page.get_by_role("button", name="Open", exact=True).click()
    expect(editor(page)).to_contain_text("The harbour lay still")
    return re.search(r"/books/([a-z0-9]{12})", page.url)[1]


def test_the_main_job_with_a_second_browser_looking_on(running, author, window, shot, tmp_path):
    project = bring(author, tmp_path)
    token = token_of(running)
    friend = window()
    sign_in(friend, running, friend_of(running, token, project, "Ben", "reader"))
    friend.goto(author.url)
    expect(editor(friend)).to_contain_text("The harbour lay still")

    editor(author).click()
    author.keyboard.press("Control+End")
    author.keyboard.press("Enter")
    author.keyboard.type("The wind went round to the north.")
    author.keyboard.press("Control+s")
    saved(author)
    expect(editor(friend)).to_contain_text("The wind went round to the north.")
    shot(author, "edited")

    author.keyboard.press("Control+j")
    expect(author.get_by_text("Practice model:")).to_be_visible()
    author.get_by_role("button", name="Draft", exact=True).click()
    expect(author.get_by_text(re.compile(r"^Writing… \d+ words"))).to_be_visible()
    shot(author, "drafting")
    expect(author.get_by_text(re.compile(r"^0 of \d+ kept"))).to_be_visible()
    shot(author, "review", every_width=True)

    author.get_by_role("button", name="Keep", exact=True).first.click()
    expect(author.get_by_text(re.compile(r"^1 of \d+ kept"))).to_be_visible()
    author.reload()
    expect(author.get_by_text(re.compile(r"^1 of \d+ kept"))).to_be_visible()
    words = author.evaluate(
        """async ([project]) => (await (await fetch(`/api/v1/projects/${project}/suggestions`)).json())
            .suggestions[0].changes.find((change) => change.decision === 'kept').after.trim()""",
        [project],
    )
    author.get_by_role("button", name="Add 1 change to the book").click()
    expect(author.get_by_text(re.compile("^Added 1 change"))).to_be_visible()
    first_words = " ".join(words.split()[:4])
    expect(editor(friend)).to_contain_text(first_words)
    expect(editor(author)).to_contain_text(first_words)

    log = cloned_log(running, token, project, tmp_path)
    assert "Plotweaver-Agent: scene-writer" in log
    assert "Plotweaver-Model: smollm2-135m-instruct" in log
    assert log.count("Plotweaver-Change:") >= 3


def cloned_log(running, token, project, folder) -> str:
    address = f"http://author:{token}@{running.origin.removeprefix('http://')}/git/{project}.git"
    subprocess.run(["git", "clone", "--quiet", address, str(folder / "clone")], check=True)
    command = ["git", "-C", str(folder / "clone"), "log", "--format=%B"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_stale_save_loses_nothing_and_asks(running, author, window, shot, tmp_path):
    project = bring(author, tmp_path)
    friend = window()
    sign_in(friend, running, friend_of(running, token_of(running), project, "Ben", "writer"))
    friend.goto(author.url)
    expect(editor(friend)).to_contain_text("The harbour lay still")

    # both change the same sentence; neither has saved
    for page, words in ((friend, "Ben heard that "), (author, "Ann thought that ")):
        editor(page).click()
        page.keyboard.press("Control+Home")
        page.keyboard.type(words)
    # "Saved" also stands there before one has typed: what counts is that the server has answered
    with friend.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        friend.keyboard.press("Control+s")
    author.keyboard.press("Control+s")
    expect(author.get_by_text("changed the same sentence").first).to_be_visible()
    shot(author, "stale", every_width=True)
    expect(editor(author)).to_contain_text("Ann thought that")

    author.get_by_role("button", name="Choose").click()
    dialog = author.get_by_role("dialog")
    expect(dialog).to_contain_text("Ben heard that")
    expect(dialog).to_contain_text("Ann thought that")
    shot(author, "choosing")
    dialog.get_by_role("button", name="Both", exact=True).click()
    dialog.get_by_role("button", name="Save this").click()
    saved(author)
    for page in (author, friend):
        expect(editor(page)).to_contain_text("Ann thought that")
        expect(editor(page)).to_contain_text("Ben heard that")
