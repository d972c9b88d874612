"""A window of 1280 at 400 %, and no mouse: on every screen each stop of Tab shows where it is, and none traps.

Nothing scrolls sideways, nothing is cut off, and axe finds no barrier, in both themes.
"""

import re
import time

import pyotp
import pytest
from playwright.sync_api import Page, expect

#: 1280 by 1024 at 400 %, in CSS pixels.
WIDE, HIGH = 320, 256
#: More than any screen has stops.
MOST_STOPS = 400

SCREENS = (
    "how-it-stands",
    "who-is-where",
    "when-it-happens",
    "how-they-speak",
    "files",
    "who-wrote-this",
    "people",
    "ai",
    "activity",
)
OWN = ("", "account", "own-tools", "activity", "public-books", "models", "ways-to-sign-in")

#: What cannot be reached by scrolling down: words and controls that lie beyond the window's sides.
CUT_OFF = """() => {
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
    }
    return false;
  };
  return [...document.querySelectorAll('body *')].filter((each) => {
    if (!each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!own && !each.matches('button, a, input, select, textarea')) return false;
    const { left, right, width, height } = each.getBoundingClientRect();
    if (width <= 1 || height <= 1 || each.closest('.sr-only, .pw-spoken')) return false;
    return (left < -1 || right > innerWidth + 1) && !scrolls(each);
  }).map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 40)}`);
}"""

#: Where the keyboard is: a name that stays, whether one sees that it is there, and whether it is in the window.
STOP = """() => {
  const at = document.activeElement;
  if (at === null || at === document.body || at === document.documentElement) return null;
  at.dataset.stop ??= String(window.stops = (window.stops ?? 0) + 1);
  // what is seen of it: in the window, and in whatever scrolls
  const seenOf = (box, frame) => ({
    left: Math.max(box.left, frame.left), top: Math.max(box.top, frame.top),
    right: Math.min(box.right, frame.right), bottom: Math.min(box.bottom, frame.bottom),
  });
  let box = seenOf(at.getBoundingClientRect(), { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  for (let each = at.parentElement; each && each !== document.body; each = each.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(each);
    if (overflowX !== 'visible' || overflowY !== 'visible') box = seenOf(box, each.getBoundingClientRect());
  }
  const style = getComputedStyle(at);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const seen = ring || at.matches('.cm-content');
  const inside = box.right > box.left && box.bottom > box.top;
  const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const covered = !(over && (at.contains(over) || over.contains(at)));
  return { name: at.dataset.stop, told: at.outerHTML.slice(0, 140), seen, inside, covered };
}"""


def walk(page: Page, key: str = "Tab") -> int:
    """Go once around by a key, and return how many stops there are. By arrows one goes to the end of a menu."""
    # a dialog keeps the keyboard to itself: there one begins where it is
    if key == "Tab":
        page.evaluate("document.querySelector('[role=dialog]') ?? document.activeElement?.blur()")
    met = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or (met and stop["name"] == met[0 if key == "Tab" else -1]):
            return len(met)
        assert stop["name"] not in met, f"{key} is trapped at {stop['told']}"
        assert stop["seen"], f"nothing shows the focus of {stop['told']}"
        assert stop["inside"], f"out of sight: {stop['told']}"
        assert not stop["covered"], f"covered: {stop['told']}"
        met.append(stop["name"])
    raise AssertionError("Tab comes to no end")


def look(page: Page, barriers, key: str = "Tab") -> None:
    """Hold a screen against all of it."""
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert page.evaluate(CUT_OFF) == []
    assert barriers(page) == []
    assert walk(page, key) > 0


@pytest.fixture(params=["light", "dark"])
def desk(request, running, window):
    """The sample, opened at 400 %."""
    page = window(width=WIDE, height=HIGH, scheme=request.param)
    page.goto(running.new_link())
    page.get_by_role("button", name="Open the sample").click()
    expect(page.locator(".cm-content")).to_contain_text("The sea came up the slip")
    return page


@pytest.mark.timeout(600)
def test_the_desk_and_what_opens_over_it(desk, barriers):
    look(desk, barriers)
    desk.keyboard.press("Control+\\")
    outline, panel = desk.get_by_role("navigation", name="Outline"), desk.get_by_role("tablist", name="Side panel")
    expect(outline).to_be_visible()
    look(desk, barriers)
    # what lies over the page makes way when the keyboard comes to what is beneath
    expect(outline).to_have_count(0)
    for name in ("Notes", "Draft", "Comments", "History"):
        desk.keyboard.press("Control+.")
        panel.get_by_role("tab", name=name).press("Enter")
        expect(panel.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        look(desk, barriers)
        expect(panel).to_have_count(0)
    for key in ("Control+k", "Control+f"):
        desk.keyboard.press(key)
        expect(desk.get_by_role("dialog")).to_be_visible()
        look(desk, barriers)
        desk.keyboard.press("Escape")
        expect(desk.get_by_role("dialog")).to_have_count(0)


@pytest.mark.timeout(600)
def test_every_screen_about_the_book(desk, barriers, running):
    book = desk.url.partition("/scenes/")[0]
    for screen in SCREENS:
        desk.goto(f"{book}/{screen}")
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        desk.wait_for_load_state("networkidle")
        look(desk, barriers)


@pytest.mark.timeout(600)
def test_every_screen_of_ones_own(desk, barriers, running):
    for screen in OWN:
        desk.goto(f"{running.origin}/{screen}")
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        desk.wait_for_load_state("networkidle")
        look(desk, barriers)


def command(page: Page, name: str) -> None:
    """Do what the list of commands calls so."""
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill(name)
    page.keyboard.press("Enter")


@pytest.mark.timeout(600)
def test_how_the_page_looks_where_ones_words_are_and_the_download(desk, barriers):
    opener = desk.get_by_role("button", name="How the page looks")
    opener.press("Enter")
    expect(desk.get_by_role("menu")).to_be_visible()
    look(desk, barriers, "ArrowDown")
    desk.keyboard.press("Escape")
    expect(opener).to_be_focused()

    desk.locator(".cm-content").press("Control+Home")
    with desk.expect_response(lambda answer: "/autosaves/" in answer.url and answer.request.method == "PUT"):
        desk.keyboard.type("Nobody has read this yet. ")
    command(desk, "Where your words are")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Open").first).to_be_visible()
    look(desk, barriers)
    dialog.get_by_role("button", name="Open").first.press("Enter")
    expect(dialog.get_by_role("region", name="The copy")).to_be_visible()
    look(desk, barriers)
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    command(desk, "Download")
    expect(dialog).to_contain_text("Download the book")
    look(desk, barriers)


SCENE = "manuscript/chapter-1/scene-1.md"


def of_scene(prose: str) -> str:
    return f"---\nid: rain\ntitle: Rain\n---\n{prose}\n"


@pytest.fixture
def grown(desk, running):
    """A book of two versions, with a draft and a suggestion: how it is asked, and the addresses of its screens."""
    token = running.token()
    made = running.post(token, "/projects", {"title": "Rain"})
    at, base = f"/projects/{made['project']['id']}", made["commit"]
    first = running.post(
        token, f"{at}/changes", {"base": base, "edits": [edit_of("It rained all night.\n\nHe slept.")]}
    )
    second = running.post(
        token, f"{at}/changes", {"base": first["commit"], "edits": [edit_of("It poured all night.\n\nHe slept.")]}
    )
    running.post(token, f"{at}/branches", {"name": "darker"})
    darker = {"base": second["commit"], "edits": [edit_of("It poured.\n\nNobody slept.")], "branch": "darker"}
    running.post(token, f"{at}/changes", darker)
    better = of_scene("It poured for a week.\n\nHe slept.\n\nThe lamp went out by itself.")
    new = {"scene": "rain", "base": second["commit"], "text": better, "note": "Warmer."}
    suggestion = running.post(token, f"{at}/suggestions", new)
    book = f"{running.origin}/books/{made['project']['id']}"
    return {
        "review": f"{book}/scenes/rain/suggestions/{suggestion['id']}",
        "compare": f"{book}/drafts/darker/compare",
        "versions": f"{book}/versions/{first['commit']}/{second['commit']}",
        "draft": f"{book}/drafts/darker/scenes/rain",
    }


def edit_of(prose: str) -> dict[str, str]:
    return {"path": SCENE, "text": of_scene(prose)}


@pytest.mark.timeout(600)
def test_a_review_a_draft_beside_the_book_and_two_versions(desk, barriers, grown):
    desk.goto(grown["review"])
    cards = desk.get_by_role("list", name="Changes").get_by_role("listitem")
    expect(cards).to_have_count(2)
    look(desk, barriers)
    cards.first.focus()
    desk.keyboard.press("e")
    expect(desk.get_by_label("Your words")).to_be_focused()
    look(desk, barriers)

    desk.goto(grown["draft"])
    expect(desk.locator(".cm-content")).to_contain_text("Nobody slept")
    look(desk, barriers)
    desk.goto(grown["compare"])
    expect(desk.locator("ins").first).to_contain_text("Nobody")
    look(desk, barriers)
    desk.goto(grown["versions"])
    expect(desk.locator("ins").first).to_be_visible()
    look(desk, barriers)
    desk.get_by_role("button", name="In one text").press("Enter")
    look(desk, barriers)


@pytest.mark.timeout(600)
def test_a_file_before_it_is_a_book_and_where_there_is_nothing(desk, barriers, running):
    desk.goto(running.origin)
    story = b"# The harbour master\n\nNobody spoke of it.\n\n* * *\n\nThe boats came back.\n\n# Low water\n\nAt last.\n"
    desk.locator("input[type=file]").set_input_files({"name": "salt.md", "mimeType": "text/markdown", "buffer": story})
    expect(desk.get_by_role("heading", name="Bring my book")).to_be_visible()
    look(desk, barriers)
    answer = desk.goto(f"{running.origin}/nowhere/at/all")
    assert answer.status == 404
    expect(desk.get_by_role("heading", name="There is nothing at this address")).to_be_visible()
    look(desk, barriers)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_coming_in_with_a_code(running, window, barriers, scheme):
    email, password = f"dora-{time.monotonic_ns()}@example.org", "seven quiet lighthouses"
    running.post(running.token(), "/accounts", {"email": email, "name": "Dora", "password": password})
    page = window(width=WIDE, height=HIGH, scheme=scheme)

    def sign_in():
        page.goto(f"{running.origin}/sign-in")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        look(page, barriers)
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(password)
        page.keyboard.press("Enter")

    sign_in()
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    page.goto(f"{running.origin}/account")
    page.get_by_role("button", name="Turn on…").press("Enter")
    expect(page.get_by_role("img", name="A code for your app to scan")).to_be_visible()
    page.get_by_text("I cannot scan it").click()
    look(page, barriers)
    app = pyotp.TOTP(page.get_by_label("Key to type into the app", exact=True).input_value().replace(" ", ""))
    page.get_by_label("2. Type the code that the app shows").fill(app.now())
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Your recovery codes").get_by_role("listitem")).to_have_count(10)
    look(page, barriers)
    page.context.clear_cookies()
    sign_in()
    expect(page.get_by_label("Code from your app")).to_be_visible()
    look(page, barriers)
    page.get_by_label("Code from your app").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("alert")).to_contain_text(re.compile("not right"))
    look(page, barriers)
    page.get_by_label("Code from your app").fill(app.at(time.time() + 30))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("address", ["sign-up", "reset-password", "verify-email#token=x", "join#token=x"])
def test_the_other_ways_in(running, window, barriers, address):
    page = window(width=WIDE, height=HIGH)
    page.goto(f"{running.origin}/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    look(page, barriers)
