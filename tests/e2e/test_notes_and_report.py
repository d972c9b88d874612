"""Notes on the page: looked at, mended, accepted with a reason; and the report that counts them."""

import re

import pytest
from playwright.sync_api import expect

SCENE = "manuscript/chapter-1/scene-1.md"
GUIDE = "banned: [suddenly]\npreferred: {color: colour}\n"
PROSE = "It rained suddenly. Her coat had the color of slate.\n\nNobody came until the morning. It stopped suddenly.\n"
HEAD = "---\nid: rain\ntitle: Rain\n---\n"


@pytest.fixture(scope="module")
def author(running):
    """A bearer token of the site's author."""
    return running.token()


@pytest.fixture
def book(running, author):
    """A book of one scene with three things to note, written here; returns its id and newest version."""
    made = running.post(author, "/projects", {"title": "Rain"})
    project = made["project"]["id"]
    edits = [{"path": SCENE, "text": HEAD + PROSE}, {"path": "style/guide.yaml", "text": GUIDE}]
    return project, running.post(author, f"/projects/{project}/changes", {"base": made["commit"], "edits": edits})


@pytest.fixture
def enter(running, window):
    def open_at(path, **shape):
        page = window(**shape)
        page.goto(running.new_link())
        expect(page.get_by_role("heading", name="Your books")).to_be_visible()
        page.goto(f"{running.origin}{path}")
        return page

    return open_at


def card(page, words):
    return page.get_by_role("list", name="Notes").get_by_role("listitem").filter(has_text=words)


def test_from_an_underline_to_the_mended_page_and_the_report(running, author, book, enter, shot, barriers):
    project, _ = book
    page = enter(f"/books/{project}")
    notes = page.locator(".pw-note")
    expect(notes).to_have_count(3)
    notes.filter(has_text="color").click()
    expect(card(page, "color")).to_have_attribute("aria-current", "true")
    shot(page, "notes")
    assert barriers(page) == []

    card(page, "color").get_by_role("button", name="Use “colour”").click()
    expect(page.locator(".cm-content")).to_contain_text("the colour of slate")
    expect(notes).to_have_text(["suddenly", "suddenly"])
    expect(page.get_by_text("They are made anew with the next version: Ctrl+S makes one.")).to_be_visible()
    with page.expect_response(lambda answer: answer.url.endswith("/changes") and answer.ok):
        page.keyboard.press("Control+s")
    expect(notes).to_have_count(2)

    card(page, "suddenly").last.get_by_role("button", name="Intended…").click()
    page.get_by_label("Why").fill("the storm's own word")
    assert barriers(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_text("Accepted. The book remembers why.")).to_be_visible()
    expect(notes).to_have_count(1)
    kept = running.get(author, f"/projects/{project}/files/quality/waivers.yaml")["text"]
    assert re.search(r"reason: the storm's own word", kept) or '"the storm' in kept

    page.get_by_role("link", name="How the book stands").click()
    expect(page.get_by_role("heading", name="What is intended")).to_be_visible()
    expect(page.get_by_text("the storm's own word")).to_be_visible()
    versions = page.get_by_role("table", name=re.compile("last versions")).locator("tbody tr")
    expect(versions.first).to_contain_text("Accepted a note of the checks")
    expect(versions.nth(1)).to_contain_text("2 errors")
    page.locator("summary").filter(has_text="error").click()
    expect(page.locator("details").get_by_role("link", name="Rain")).to_be_visible()
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark"), (1440, "dark")):
        page.set_viewport_size({"width": width, "height": 860})
        page.emulate_media(color_scheme=scheme)
        shot(page, "report")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert barriers(page) == []
    page.get_by_role("button", name=re.compile("^Note it again")).click()
    expect(page.get_by_role("heading", name="What is intended")).to_have_count(0)

    page.route("**/quality/report*", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("It could not be told how it stands. The server cannot be reached")).to_be_visible()
    page.unroute("**/quality/report*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="What was found")).to_be_visible()


def test_five_notes_are_told_at_first_and_all_when_asked_for(running, author, enter, barriers):
    made = running.post(author, "/projects", {"title": "Storm"})
    project = made["project"]["id"]
    birds = ("Gulls", "Herons", "Terns", "Crows", "Rooks", "Swans", "Wrens")
    prose = "\n\n".join(f"{bird} rose suddenly." for bird in birds)
    edits = [{"path": SCENE, "text": f"{HEAD}{prose}\n"}, {"path": "style/guide.yaml", "text": "banned: [suddenly]\n"}]
    running.post(author, f"/projects/{project}/changes", {"base": made["commit"], "edits": edits})
    page = enter(f"/books/{project}")
    expect(page.locator(".pw-note")).to_have_count(5)
    page.locator(".pw-note").first.click()
    cards = page.get_by_role("list", name="Notes").get_by_role("listitem")
    expect(cards).to_have_count(5)
    page.get_by_role("button", name="Show all 7").click()
    expect(cards).to_have_count(7)
    cards.last.get_by_role("button", name="Go there").click()
    assert page.evaluate("getSelection().toString()") == "suddenly"
    assert barriers(page) == []
    page.get_by_role("button", name="Show five").click()
    expect(cards).to_have_count(5)


def test_notes_on_words_that_were_brought_in_come_only_when_asked_for(running, author, enter):
    project = running.post(author, "/projects/sample", None)["project"]["id"]
    told = running.get(author, f"/projects/{project}/findings")["findings"]
    assert all(each["imported"] for each in told if each["scene"])
    scene = next(each["scene"] for each in told if each["scene"])
    page = enter(f"/books/{project}/scenes/{scene}")
    expect(page.locator(".cm-content")).to_be_visible()
    page.keyboard.press("Control+.")
    expect(page.get_by_text("No notes on this scene.")).to_be_visible()
    expect(page.locator(".pw-note")).to_have_count(0)
    page.get_by_role("button", name="Show them").click()
    expect(page.locator(".pw-note").first).to_be_visible()


def test_what_a_draft_contradicts_is_said_before_it_is_added(running, author, book, enter, barriers):
    project, saved = book
    at = f"/projects/{project}"
    sheet = {"path": "characters/elena.yaml", "text": "name: Elena Martinez\naliases: [Elena]\n"}
    other = {"path": "manuscript/chapter-1/scene-2.md", "text": "---\nid: sun\ntitle: Sun\n---\nElena came in.\n"}
    base = running.post(author, f"{at}/changes", {"base": saved["commit"], "edits": [sheet, other]})["commit"]
    running.post(author, f"{at}/branches", {"name": "mine/green"})
    brown = {"path": SCENE, "text": f"{HEAD}{PROSE}\nElena's eyes were brown.\n"}
    green = {**other, "text": other["text"].replace("in.", "in. Elena's eyes were green.")}
    running.post(author, f"{at}/changes", {"base": base, "edits": [brown]})
    running.post(author, f"{at}/changes", {"base": base, "edits": [green], "branch": "mine/green"})
    page = enter(f"/books/{project}/drafts/mine%2Fgreen/compare")
    said = page.get_by_role("region", name="1 thing would contradict itself in the book")
    expect(said).to_contain_text("brown")
    expect(said).to_contain_text("green")
    assert barriers(page) == []
