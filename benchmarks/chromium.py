"""The Chromium that screens are measured in, and coming into a house with it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.async_api import BrowserContext, Page
from plotweaver_cli.up import first_run

from benchmarks.house import House
from benchmarks.results import LeftOut

ARGUMENTS = ("--no-sandbox", "--disable-background-networking")
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """Return the path of the browser.

    Raises:
        LeftOut: there is none.
    """
    named = os.environ.get("PLOTWEAVER_TEST_BROWSER")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None or not Path(found).exists():
        raise LeftOut("there is no Chromium: tools/browser installs one")
    return found


async def signed_in(house: House, context: BrowserContext) -> Page:
    """Return a page of the author, on the shelf."""
    page = await context.new_page()
    await page.goto(f"{house.here.origin}/sign-in#token={(await first_run(house.here)).token}")
    await page.wait_for_url(f"{house.here.origin}/")
    return page
