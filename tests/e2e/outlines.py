"""A book whose outline is shaped, and what journeys read there and choose of its menus."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

SALT = b"""# Ebb

The morning was grey.

* * *

Nobody spoke of it.

* * *

The boats came in.

# Flood

The bell rang by itself.

# Slack

At last there was only the sea.
"""
#: Its outline, as `order` reads it.
BEFORE = ["Ebb", "Ebb, 1", "Ebb, 2", "Ebb, 3", "Flood", "Flood", "Slack", "Slack"]


def chapters(page: Page) -> Locator:
    """Return the rows of chapters."""
    return page.locator('[role=treeitem][aria-level="1"]')


def scenes(page: Page) -> Locator:
    """Return the rows of scenes."""
    return page.locator('[role=treeitem][aria-level="2"]')


def order(page: Page) -> list[str]:
    """Return the titles from top to bottom, chapters with their scenes."""
    found = page.locator("[role=tree] [id^=chapter-], [role=tree] [id^=title-]").all_inner_texts()
    return [re.sub(r"^\d+ ", "", each) for each in found]


def choose(page: Page, title: str, item: str) -> None:
    """Choose what is done with the first row of this title."""
    page.get_by_role("button", name=f"More about {title}", exact=True).first.click()
    page.get_by_role("menuitem", name=re.compile(f"^{item}")).click()
