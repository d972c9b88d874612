"""Typing in a book of 83,000 words, in one scroll and as one scene, in a real Chromium, beside its own editable field.

A keystroke costs what the page's one thread works for it: every task from the one that its key event comes in until
the frame that shows the letter is handed to the compositor, by Chromium's own trace. Work is counted in the thread's
own time (`tdur`), and waiting is no work: between a key's two messages (the key and its letter), for the next frame
of the screen, for the compositor, which here draws without a graphics card, or for other processes on the same
processors. By the clock on the wall a bare field of the browser takes 9 ms a key with a p99 of 20, and works for a
quarter of them: such a figure tells of the machine. Nothing that the page does for the letter is left out by this.
What it does between that frame and the next key (keeping the words in the browser and on the server, counting them,
tidying up) holds up no letter unless the next key meets it: the second figure is all of it together, held against the
same goal.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from benchmarks.chromium import ARGUMENTS, chromium, signed_in
from benchmarks.house import House, scene_ids
from benchmarks.prose import Prose
from benchmarks.results import QUICK, RUNS, Figures, LeftOut, Result, figures, median_of

_WORDS = 83_000
_GOAL_MS = 16.0
_TYPED = "the harbour lay still and nobody on the mole had counted the boats since the wind went round. "
_TIMES = 1 if QUICK else 3
#: Faster than anybody types for long, and slow enough for each to have a frame of its own.
_PAUSE_MS = 45
_SETTLED_MS = 1500
#: Where one writes: a few paragraphs down, as it is seen without scrolling.
_LINE = 3
#: Every task of the thread, what its events are, and its frames; no more, for what is traced is paid for.
_TRACED = ("toplevel", "devtools.timeline", "cc")
_FRAME = "ProxyMain::BeginMainFrame"
_PEER = "a field of the browser itself with one page of text"
_FIELD = "<div class='pw-page' contenteditable style='width: 34em'>" + f"<p>{_TYPED * 4}</p>" * 8 + "</div>"

Opened = Callable[[BrowserContext], Awaitable[Page]]


@dataclass(frozen=True)
class Costs:
    """What keystrokes cost, in milliseconds: until their frames, and until the next key."""

    shown: Figures
    whole: Figures


async def measure(house: House) -> list[Result]:
    """Return the cost of a keystroke in the middle of the book, and of a scene that is as long.

    Raises:
        LeftOut: there is no Chromium, or it tells nothing of its threads' own time.
    """
    prose = Prose(_WORDS)
    book = await _brought(house, "typed.txt", prose.text())
    scene = await _brought(house, "typed-scene.txt", f"CHAPTER 1\n\n{prose.scene()}")
    kinds = {
        f"a keystroke in a book of {book['words']:,} words in one scroll": _at(house, book, "book"),
        f"a keystroke in one scene of {scene['words']:,} words": _at(house, scene, "scene"),
    }
    results = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name, opened in kinds.items():
            ours, field = [], []
            for _ in range(RUNS):
                ours.append(await _typed(browser, opened))
                field.append(await _typed(browser, _field))
            results.append(_result(name, [each.shown for each in ours], [each.shown for each in field]))
            whole = f"{name}, with all that is done until the next key"
            results.append(_result(whole, [each.whole for each in ours], [each.whole for each in field]))
        await browser.close()
    return results


def _result(name: str, ours: Sequence[Figures], field: Sequence[Figures]) -> Result:
    mine, theirs = median_of(ours), median_of(field)
    met = (mine.p99 or 0) < _GOAL_MS
    return Result(name, "ms", mine, theirs, _PEER, None, round(mine.p50 / theirs.p50, 2), f"p99 < {_GOAL_MS:g} ms", met)


async def _brought(house: House, name: str, text: str) -> dict[str, Any]:
    """Bring a book and return its outline, with the project's id."""
    file = house.here.data / name
    file.write_text(text, encoding="utf-8")
    brought = await house.author.bring(file)
    project = brought["project"]["id"]
    outline: dict[str, Any] = await house.author.get(f"/projects/{project}/outline?min_seq={brought['seq']}")
    return outline | {"project": project}


async def _typed(browser: Browser, opened: Opened) -> Costs:
    context = await browser.new_context(viewport={"width": 1440, "height": 860})
    page = await opened(context)
    await browser.start_tracing(page=page, categories=list(_TRACED))
    await page.keyboard.type(_TYPED * _TIMES, delay=_PAUSE_MS)
    await page.wait_for_timeout(_PAUSE_MS * 2)
    trace = json.loads(await browser.stop_tracing())
    await context.close()
    return costs(trace["traceEvents"])


def costs(trace: Sequence[dict[str, Any]]) -> Costs:
    """Return what the keystrokes of a trace cost the thread that they came to.

    Args:
        trace: Chromium's trace events; `ts` and `dur` are microseconds, `tdur` those that the thread itself worked.

    Raises:
        LeftOut: no thread's own time is in it.
    """
    keys = sorted((event for event in trace if _is(event, "keydown")), key=_order)
    thread = (keys[0]["pid"], keys[0]["tid"])
    mine = sorted((each for each in trace if "dur" in each and (each["pid"], each["tid"]) == thread), key=_order)
    tasks = _outermost(mine)
    if not any("tdur" in task for task in tasks):
        raise LeftOut("this Chromium does not tell how long its threads worked")
    letters = [each["ts"] for each in mine if _is(each, "input")]
    frames = [each for each in mine if each["name"] == _FRAME]
    # a key event comes a little after the beginning of its task
    first = [bisect.bisect_right(tasks, key["ts"], key=_began) - 1 for key in keys]
    shown, whole = [], []
    for at, end in zip(first, [*first[1:], len(tasks)], strict=True):
        letter = letters[bisect.bisect_left(letters, tasks[at]["ts"])]
        frame = frames[bisect.bisect_left(frames, letter, key=_began)]
        handed = bisect.bisect_left(tasks, frame["ts"] + frame["dur"], key=_began)
        shown.append(_worked(tasks[at:handed]))
        whole.append(_worked(tasks[at:end]))
    return Costs(figures(shown), figures(whole))


def _is(event: dict[str, Any], kind: str) -> bool:
    return bool(event["name"] == "EventDispatch" and event.get("args", {}).get("data", {}).get("type") == kind)


def _began(event: dict[str, Any]) -> float:
    return float(event["ts"])


def _order(event: dict[str, Any]) -> tuple[float, float]:
    return event["ts"], -event.get("dur", 0)


def _outermost(events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is within nothing else, of events by their beginnings."""
    found: list[dict[str, Any]] = []
    for event in events:
        if not found or event["ts"] >= found[-1]["ts"] + found[-1]["dur"]:
            found.append(event)
    return found


def _worked(tasks: Sequence[dict[str, Any]]) -> float:
    """Return the milliseconds that the thread itself worked in them."""
    return float(sum(task.get("tdur", 0) for task in tasks)) / 1000


def _at(house: House, outline: dict[str, Any], extent: str) -> Opened:
    """Open the middle of a book, with so much of it in one scroll, and put the caret there."""
    scenes = scene_ids(outline)
    middle = scenes[len(scenes) // 2]

    async def opened(context: BrowserContext) -> Page:
        await context.add_init_script(f"""localStorage.setItem('plotweaver.settings', '{{"extent":"{extent}"}}')""")
        page = await signed_in(house, context)
        await page.goto(f"{house.here.origin}/books/{outline['project']}/scenes/{middle}")
        words = page.locator(f'[data-part="{middle}"] .cm-content' if extent == "book" else ".cm-content")
        await words.wait_for()
        # what is around it comes, too
        await page.wait_for_timeout(_SETTLED_MS)
        await words.locator(".cm-line").nth(_LINE).click()
        await page.wait_for_timeout(_SETTLED_MS)
        return page

    return opened


async def _field(context: BrowserContext) -> Page:
    page = await context.new_page()
    await page.set_content(_FIELD)
    await page.locator("p").nth(_LINE).click()
    return page
