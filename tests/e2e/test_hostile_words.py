"""Whatever people, files and models write is drawn as text: nothing of it becomes an element or runs, on any screen."""

import sqlite3

import pytest
from playwright.sync_api import expect

#: What would run if any screen read it as HTML, or as a link of Markdown.
EVIL = "<img src=x onerror=\"window.taken='by an image'\"><script>window.taken='by a script'</script>"
LINK = "[press](javascript:window.taken='by-a-link') <javascript:window.taken=2>"
PASSWORD = "seven quiet lighthouses"
BEHIND = "main img[src='x'], main script, main iframe, [onerror], a[href^='javascript:']"
FIRST, MODEL = "It rained on the pier", "What the model wrote"


@pytest.fixture
def book(running):
    """A book in which everything that has a name or a text is hostile; return its id and its scene's."""
    token = running.token()
    story = f"CHAPTER I {EVIL}\n\n{FIRST}. {EVIL} {LINK}\n"
    made = running.send(token, "/projects/import?filename=rain.txt", story.encode())
    project = made["project"]["id"]
    here = f"/projects/{project}"
    outline = running.get(token, f"{here}/outline?min_seq={made['seq']}")
    chapter = outline["chapters"][0]
    scene = chapter["scenes"][0]
    added = running.post(token, f"{here}/scenes", {"chapter": chapter["slug"], "title": EVIL[:190]})
    running.post(token, f"{here}/names", {"name": "hostile", "note": EVIL, "commit": added["commit"]})
    running.post(token, f"{here}/locks", {"kind": "scene", "target": added["scene"], "level": "soft", "reason": EVIL})
    email = f"eve-{project}@example.org"
    running.post(token, "/accounts", {"email": email, "name": EVIL[:100], "password": PASSWORD})
    running.post(token, f"{here}/members", {"email": email, "role": "writer"}, verb="PUT")
    text = running.get(token, f"{here}/files/{scene['path']}?min_seq={added['seq']}")["text"]
    proposed = {"scene": scene["id"], "base": added["commit"], "text": f"{text}\n{EVIL} {LINK}\n", "note": EVIL}
    suggestion = running.post(token, f"{here}/suggestions", proposed)
    start = text.index(FIRST)
    on = {"scene": scene["id"], "base": added["commit"], "start": start, "end": start + len(FIRST), "quote": FIRST}
    running.post(token, f"{here}/comments", {**on, "text": f"{EVIL} {LINK}"})
    written_by_a_model(running, project, scene["id"])
    return project, scene["id"], suggestion["id"]


def written_by_a_model(running, project, scene):
    """Leave a run as a worker leaves one that is being written: no model can be made to write such a thing."""
    row = {
        "id": f"run-{project}",
        "project": project,
        "account": running.get(running.token(), "/account")["account"]["id"],
        "scene": scene,
        "workflow": "draft-scene",
        "instruction": EVIL,
        "words": 20,
        "model": "practice",
        "status": "running",
        "step": "writing",
        "text": f"{MODEL} {EVIL} {LINK}",
        "started_at": "2026-11-23T00:00:00+00:00",
    }
    with sqlite3.connect(running.data / "plotweaver.db") as database:
        names = ", ".join(row), ", ".join(f":{name}" for name in row)
        database.execute(f"INSERT INTO runs ({names[0]}) VALUES ({names[1]})", row)


def test_hostile_words_are_only_words_on_every_screen(running, window, book):
    project, scene, suggestion = book
    page = window()
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    here = f"{running.origin}/books/{project}"
    screens = {
        running.origin: "rain",
        f"{here}/scenes/{scene}": FIRST,
        f"{here}/scenes/{scene}/suggestions/{suggestion}": "onerror",
        f"{here}/who-wrote-this/scenes/{scene}": "How the words came",
        f"{here}/people": "onerror",
        f"{here}/ai": "",
        f"{here}/activity": "",
    }
    for address, seen in screens.items():
        page.goto(address)
        if seen:
            expect(page.locator("body")).to_contain_text(seen, ignore_case=True, timeout=20_000)
        else:
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        clean(page, address)
    page.goto(f"{here}/scenes/{scene}")
    expect(page.locator(".cm-content")).to_contain_text("onerror")
    page.keyboard.press("Control+.")
    for tab, seen in (("Notes", ""), ("Draft", MODEL), ("Comments", "onerror"), ("History", "")):
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_role("tabpanel")).to_contain_text(seen)
        clean(page, tab)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+/")
    expect(page.locator("body")).to_contain_text("onerror", timeout=20_000)
    clean(page, "source")
    assert refused == []


def clean(page, where):
    assert page.evaluate("window.taken") is None, where
    assert page.locator(BEHIND).count() == 0, where
