"""How they speak: from the commands to the voices of a book, and on to a scene."""

import random
import re

from playwright.sync_api import expect

TOO_LITTLE = re.compile(r"A voice is told from 1,500 words on\. Too little is said by: .*Nell Harker \(\d+\)")
PLAIN = ("no", "not", "but", "and", "so", "then", "very", "all", "this", "that", "here", "there", "now", "just")
GRAND = ("which", "upon", "whom", "although", "rather", "though", "while", "than", "because", "through", "against")


def _line(chance, words):
    return " ".join(chance.choices(words, k=10))


def _novel():
    """A book of two who speak very differently; in its last chapter Ann speaks as Ben does."""
    chance, chapters = random.Random(3), []
    for number in range(1, 9):
        ann = GRAND if number == 8 else PLAIN
        turns = [
            f"“{_line(chance, ann).capitalize()},” said Ann.\n\n“{_line(chance, GRAND).capitalize()}!” said Ben."
            for _ in range(50)
        ]
        chapters.append(f"CHAPTER {number}\n\n" + "\n\n".join(turns))
    return "\n\n".join(chapters).encode()


def test_from_the_commands_to_the_voices_and_into_a_scene(running, window, shot, barriers):
    made = running.send(running.token(), "/projects/import?filename=two-voices.txt", _novel())
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{made['project']['id']}")
    expect(page.locator(".cm-content")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("how they speak")
    page.keyboard.press("Enter")
    table = page.get_by_role("table", name="How everybody speaks")
    expect(table.get_by_role("rowheader", name="Ann")).to_be_visible()
    expect(table.get_by_role("rowheader", name="Ben")).to_be_visible()
    expect(page.get_by_text("The narrator").or_(page.get_by_text("the narrator")).first).to_be_visible()
    expect(page.get_by_text("that fit Ben better")).to_be_visible()
    for width, scheme in ((1440, "light"), (390, "light"), (390, "dark"), (1440, "dark")):
        page.set_viewport_size({"width": width, "height": 860})
        page.emulate_media(color_scheme=scheme)
        shot(page, "how-they-speak")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert barriers(page) == []
    page.route("**/quality/voices*", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("It could not be told how they speak. The server cannot be reached")).to_be_visible()
    page.unroute("**/quality/voices*")
    page.get_by_role("button", name="Try again").click()
    scene = page.get_by_role("region", name="Lines that somebody else would rather say").get_by_role("link").first
    title = scene.inner_text()
    scene.press("Enter")
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def test_in_a_short_book_it_is_said_that_too_little_is_said(running, window):
    project = running.post(running.token(), "/projects/sample", None)["project"]["id"]
    page = window()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/books/{project}/how-they-speak")
    expect(page.get_by_text(TOO_LITTLE)).to_be_visible()
