"""A window of 1280 at 400 %, and no mouse: on every screen each stop of Tab shows where it is, and none traps.

Nothing scrolls sideways, nothing is cut off, and axe finds no barrier, in both themes.
"""

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


def walk(page: Page) -> int:
    """Go once around by Tab, and return how many stops there are."""
    # a dialog keeps the keyboard to itself: there one begins where it is
    page.evaluate("document.querySelector('[role=dialog]') ?? document.activeElement?.blur()")
    met = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (met and stop["name"] == met[0]):
            return len(met)
        assert stop["name"] not in met, f"Tab is trapped at {stop['told']}"
        assert stop["seen"], f"nothing shows the focus of {stop['told']}"
        assert stop["inside"], f"out of sight: {stop['told']}"
        assert not stop["covered"], f"covered: {stop['told']}"
        met.append(stop["name"])
    raise AssertionError("Tab comes to no end")


def look(page: Page, barriers) -> None:
    """Hold a screen against all of it."""
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert page.evaluate(CUT_OFF) == []
    assert barriers(page) == []
    assert walk(page) > 0


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
