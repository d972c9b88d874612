"""How soon one can write: the desk opened in a Chromium that has nothing of it, until a key that was typed is there."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Page, Playwright, async_playwright

from benchmarks.chromium import ARGUMENTS, chromium, signed_in
from benchmarks.house import House
from benchmarks.results import QUICK, Result, figures

_GOAL_S = 2.0
_TIMES = 3 if QUICK else 15
_KEY = "\u00fe"
#: From where the browser begins to go there. The page is written in as soon as it can be.
_WATCH = f"""(() => {{
  const look = () => {{
    const page = document.querySelector('.cm-content[contenteditable=true]');
    if (page === null) return requestAnimationFrame(look);
    page.addEventListener('input', () => requestAnimationFrame(() => setTimeout(() => {{
      if (page.textContent.includes('{_KEY}')) window.written ??= performance.now();
    }})));
    page.focus();
    window.writable = performance.now();
  }};
  document.addEventListener('DOMContentLoaded', look);
}})()"""


async def measure(house: House) -> list[Result]:
    """Return how long the desk takes to open in a novel, in a new browser each time.

    Raises:
        LeftOut: there is no Chromium.
    """
    scene = house.novel.scenes[len(house.novel.scenes) // 2]
    address = f"{house.here.origin}/books/{house.novel.project}/scenes/{scene}"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        context = await browser.new_context()
        await signed_in(house, context)
        known: Any = await context.storage_state()
        await browser.close()
        took = [await _opened(playwright, known, address) for _ in range(_TIMES)]
    ours = figures(took)
    name = "the desk of a novel opened in a new browser, until a typed key is on the page"
    met = (ours.p99 or 0) < _GOAL_S
    return [Result(name, "s", ours, None, None, None, None, f"p99 < {_GOAL_S:g} s", met)]


async def _opened(playwright: Playwright, known: Any, address: str) -> float:
    browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
    context = await browser.new_context(viewport={"width": 1440, "height": 860}, storage_state=known)
    page = await context.new_page()
    await page.add_init_script(_WATCH)
    await page.goto(address, wait_until="commit")
    await _told(page, "window.writable")
    await page.keyboard.insert_text(_KEY)
    took = await _told(page, "window.written")
    await browser.close()
    return round(took / 1000, 3)


async def _told(page: Page, name: str) -> float:
    """Return what the page wrote down; asked by the debugger, as the page's own policy lets nothing be evaluated."""
    while (found := await page.evaluate(name)) is None:
        await asyncio.sleep(0.005)
    return float(found)
