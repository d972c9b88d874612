"""The plug is pulled in mid-word: of the browser, the server, or the network. At most a second is lost, nothing twice.

`make test` pulls it a few times, `make soak` a hundred (`PLOTWEAVER_PULLS`).
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Error, Page, Playwright, expect, sync_playwright

PULLS = int(os.environ.get("PLOTWEAVER_PULLS", "2"))
SEED = int(os.environ.get("PLOTWEAVER_PULLS_SEED", "0")) or random.randrange(1_000_000)
#: What was typed longer ago than this must be there.
LOST_SECONDS = 1.0
#: In the first four whoever writes comes back to a new browser; in the others the page lives on, or only its tab dies.
WAYS = ("server", "browser in a save", "network", "browser", "server alone", "network alone", "tab")
ALIVE = ("server alone", "network alone")


class Sitting:
    """A writer at a page, and when each character was typed."""

    def __init__(self, page: Page, words: str) -> None:
        self.page, self.words = page, words
        self.typed: list[float] = []

    def type(self, count: int, chance: random.Random) -> None:
        """Type on in an even hand."""
        for char in self.words[len(self.typed) : len(self.typed) + count]:
            self.page.keyboard.press("Space" if char == " " else char)
            self.typed.append(time.monotonic())
            time.sleep(chance.uniform(0.0, 0.03))

    def surely(self, pulled: float) -> int:
        """Return how many characters must be there when the plug is pulled at `pulled`."""
        return sum(at <= pulled - LOST_SECONDS for at in self.typed)


def children(pid: int) -> list[int]:
    """Return a process's descendants, the deepest first."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*"):
        with suppress(OSError):
            for child in (int(each) for each in (task / "children").read_text().split()):
                found += [*children(child), child]
    return found


def serving(running) -> list[int]:
    """Return the processes that answer requests: all of a backend and of a bff."""
    names = ("plotweaver_backend.serve", "plotweaver_bff.serve")
    every = children(running.pid)
    return [pid for pid in every if any(name in _command(pid) for name in names)]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def pull(way: str, running, page: Page) -> None:
    """Pull the plug; what was on the page is gone with it."""
    if way == "browser in a save":
        page.keyboard.press("Control+s")
        time.sleep(random.uniform(0, 0.1))
    if way.startswith("server"):
        for pid in serving(running):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    if way.startswith("network"):
        page.context.set_offline(True)


class Browser:
    """A Chromium with a profile of its own, which is killed and comes back with what was on its disk."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._playwright, self._profile = playwright, profile
        self._context = None
        self._cookies = []

    def open(self) -> Page:
        """Start it and return its page."""
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile,
            executable_path=os.environ.get("PLOTWEAVER_TEST_BROWSER", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        self._context.set_default_timeout(60_000)
        # it writes cookies down every half minute only: that somebody has to sign in again is another matter
        self._context.add_cookies(self._cookies)
        return self._context.pages[0]

    def crash(self, page: Page) -> Page:
        """Kill what draws a tab, and return another tab."""
        for pid in self._processes():
            if "--type=renderer" in _command(pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        page.close()
        return self._context.new_page()

    def _processes(self) -> list[int]:
        every = children(os.getpid())
        return [each for pid in every if str(self._profile) in _command(pid) for each in (*children(pid), pid)]

    def kill(self) -> None:
        """Kill all of it where it stands: no farewell is heard, nothing is tidied up."""
        self._cookies = self._context.cookies()
        mine = [pid for pid in children(os.getpid()) if str(self._profile) in _command(pid)]
        for pid in reversed(mine):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with suppress(Error):
            self._context.close()
        for lock in self._profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)


@pytest.fixture
def chromium(tmp_path):
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = Browser(playwright, tmp_path / "profile")
        yield browser
        browser.kill()


def until_up(running) -> None:
    """Wait until the supervisor has everything running again."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        with suppress(httpx.HTTPError):
            if httpx.get(f"{running.origin}/health/ready", timeout=5).status_code == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the house does not come back")


class Book:
    """A book to write in, and one's own token for it."""

    def __init__(self, running) -> None:
        self._running = running
        self._token = running.post(running.token(), "/auth/tokens", {"name": "plug", "scope": "write"})["secret"]
        self.project = running.post(self._token, "/projects", {"title": "Written through storms"})["project"]["id"]
        self._chapter = running.get(self._token, f"/projects/{self.project}/outline")["chapters"][0]["slug"]

    def new_scene(self, title: str) -> str:
        new = {"chapter": self._chapter, "title": title}
        return self._running.post(self._token, f"/projects/{self.project}/scenes", new)["scene"]

    def kept(self, scene: str, least: int) -> str:
        """Return the scene's words in the book, as soon as there are `least` of them."""
        deadline = time.monotonic() + 30
        while True:
            there = self._running.get(self._token, f"/projects/{self.project}/scenes/{scene}")["prose"].rstrip("\n")
            if len(there) >= least or time.monotonic() > deadline:
                return there
            time.sleep(0.2)


def back_after(way: str, chromium: Browser, page: Page, running) -> Page:
    """Kill what one writes in, and come back with another one."""
    if way == "tab":
        return chromium.crash(page)
    chromium.kill()
    until_up(running)
    return chromium.open()


@pytest.mark.timeout(120 + PULLS * 60)
def test_at_most_a_second_is_lost_and_nothing_comes_twice(running, chromium, capsys):
    book = Book(running)
    chance = random.Random(SEED)
    page = chromium.open()
    page.goto(running.new_link())
    expect(page.get_by_role("heading", name="Your books")).to_be_visible()
    lost = []
    for number in range(PULLS):
        way = WAYS[number % len(WAYS)]
        told = f"pull {number} of seed {SEED}: {way}"
        scene = book.new_scene(f"Storm {number}")
        page.goto(f"{running.origin}/books/{book.project}/scenes/{scene}")
        page.locator(".cm-content").click()
        sitting = Sitting(page, " ".join(f"w{each:03}" for each in range(200)))
        sitting.type(chance.randrange(20, 70), chance)
        if chance.random() < 0.4:
            page.keyboard.press("Control+s")
        sitting.type(chance.randrange(10, 60), chance)
        pull(way, running, page)
        if way not in ("tab", "browser", "browser in a save"):
            # whoever writes notices nothing, and writes on
            sitting.type(chance.randrange(5, 40), chance)
        pulled = time.monotonic()
        if way in ALIVE:
            page.context.set_offline(False)
            until_up(running)
        else:
            page = back_after(way, chromium, page, running)
            page.goto(f"{running.origin}/books/{book.project}/scenes/{scene}")
        # a page that lived on has lost nothing at all
        least = len(sitting.typed) if way in ALIVE else sitting.surely(pulled)
        # what a page asked for before it died may still be under way
        expect(page.locator(".cm-content")).to_contain_text(sitting.words[:least].rstrip())
        page.keyboard.press("Control+s")
        there = book.kept(scene, least)
        assert there == sitting.words[: len(there)], f"{told}: {there!r}"
        assert len(there) >= least, f"{told}: {len(there)} of {least}"
        lost.append(len(sitting.typed) - len(there))
    with capsys.disabled():
        sys.stdout.write(f"\n  {PULLS} pulls, seed {SEED}: characters lost {sorted(lost)}\n")
