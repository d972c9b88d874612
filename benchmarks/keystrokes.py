"""Typing in a book of 83,000 words, in one scroll and as one scene, in a real Chromium, beside its own editable field.

A keystroke costs what the browser's one thread does for it: from its key event until the letter is in the page and laid
out, and the whole of the frame that shows it. Waiting for the screen's next frame is no part of that.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Browser, BrowserContext, CDPSession, Page, async_playwright

from benchmarks.chromium import ARGUMENTS, chromium, signed_in
from benchmarks.house import House, scene_ids
from benchmarks.prose import Prose
from benchmarks.results import QUICK, RUNS, Figures, Result, figures, median_of

_WORDS = 83_000
_GOAL_MS = 16.0
_TYPED = "the harbour lay still and nobody on the mole had counted the boats since the wind went round. "
_TIMES = 1 if QUICK else 3
#: Faster than anybody types for long, and slow enough for each to have a frame of its own.
_PAUSE_MS = 45
_SETTLED_MS = 1500
#: Where one writes: a few paragraphs down, as it is seen without scrolling.
_LINE = 3
#: Ours is the first work of the frame, and what it sends itself comes when the frame is drawn.
_WATCH = """() => {
  const costs = (window.keystrokes = []);
  let began = 0, handled = null;
  const after = (work) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = work;
    port2.postMessage(null);
  };
  document.addEventListener('keydown', () => {
    began = performance.now();
    handled = null;
    requestAnimationFrame(() => {
      const frame = performance.now();
      after(() => { if (handled !== null) costs.push(handled + performance.now() - frame) });
    });
  }, true);
  document.addEventListener('input', () => after(() => {
    document.querySelector('.pw-page').getBoundingClientRect();
    handled = performance.now() - began;
  }), true);
}"""
#: The same keys, and the time that the thread was really at work: what others take of the processor is not in it.
_THREAD = ", by the thread's own clock"
_PEER = "a field of the browser itself with one page of text"
_FIELD = "<div class='pw-page' contenteditable style='width: 34em'>" + f"<p>{_TYPED * 4}</p>" * 8 + "</div>"

Opened = Callable[[BrowserContext], Awaitable[Page]]


async def measure(house: House) -> list[Result]:
    """Return the cost of a keystroke in the middle of the book, and of a scene that is as long.

    Raises:
        LeftOut: there is no Chromium.
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
            for told, measured in {"": _typed, _THREAD: _worked}.items():
                ours, field = [], []
                for _ in range(RUNS):
                    ours.append(await measured(browser, opened))
                    field.append(await measured(browser, _field))
                results.append(_result(name + told, median_of(ours), median_of(field)))
        await browser.close()
    return results


def _result(name: str, ours: Figures, field: Figures) -> Result:
    met = (ours.p99 or 0) < _GOAL_MS
    return Result(name, "ms", ours, field, _PEER, None, round(ours.p50 / field.p50, 2), f"p99 < {_GOAL_MS:g} ms", met)


async def _brought(house: House, name: str, text: str) -> dict[str, Any]:
    """Bring a book and return its outline, with the project's id."""
    file = house.here.data / name
    file.write_text(text, encoding="utf-8")
    brought = await house.author.bring(file)
    project = brought["project"]["id"]
    outline: dict[str, Any] = await house.author.get(f"/projects/{project}/outline?min_seq={brought['seq']}")
    return outline | {"project": project}


async def _typed(browser: Browser, opened: Opened) -> Figures:
    context = await browser.new_context(viewport={"width": 1440, "height": 860})
    page = await opened(context)
    await page.evaluate(_WATCH)
    await page.keyboard.type(_TYPED * _TIMES, delay=_PAUSE_MS)
    await page.wait_for_timeout(_PAUSE_MS * 2)
    costs = await page.evaluate("keystrokes")
    await context.close()
    return figures(costs)


async def _worked(browser: Browser, opened: Opened) -> Figures:
    """Return what the browser's thread itself works at each keystroke, whatever else the processor does meanwhile.

    That is all it works until the next key: saving, counting and tidying up with it.
    """
    context = await browser.new_context(viewport={"width": 1440, "height": 860})
    page = await opened(context)
    session = await context.new_cdp_session(page)
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})
    costs, before = [], await _work(session)
    for char in _TYPED * _TIMES:
        await page.keyboard.type(char)
        await page.wait_for_timeout(_PAUSE_MS)
        after = await _work(session)
        costs.append((after - before) * 1000)
        before = after
    await context.close()
    return figures(costs)


async def _work(session: CDPSession) -> float:
    """Return how many seconds the page's thread has worked so far."""
    metrics = (await session.send("Performance.getMetrics"))["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


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
