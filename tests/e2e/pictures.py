"""The states that `docs/screenshots` shows, each in both themes and at these widths, and how their pictures are taken.

A journey that comes by a state takes it (`shot`). `make screenshots` runs those journeys; then, as a program, this file
moves the pictures from the folder named by `FOLDER` to where they stay, and fails if some are missing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Page

#: Names the folder that pictures are taken into; without it none is taken, and only their names are looked at.
FOLDER = "PLOTWEAVER_SCREENSHOTS"
SHOWN = Path(__file__).parents[2] / "docs" / "screenshots"

THEMES = ("light", "dark")
#: Below this width the outline is a drawer.
_DRAWER = 760
_WIDE, _BOTH, _ALL = (1440,), (1440, 390), (1440, 1024, 390)

STATES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    # the shelf, and a book that is brought or taken away
    {
        "shelf": _ALL,
        "bring": _ALL,
        "bring-split": _WIDE,
        "bring-around": _WIDE,
        "footnotes": _WIDE,
        "bring-refused": _WIDE,
        "brought": _WIDE,
        "download": _WIDE,
        "downloading": _WIDE,
        "download-failed": _WIDE,
        "files": _BOTH,
        "public-books": _BOTH,
        "visiting": _BOTH,
    }
    # the desk
    | {
        "desk": _ALL,
        "edited": _WIDE,
        "empty-scene": _WIDE,
        "chapter-menu": _WIDE,
        "chapter-adding": _WIDE,
        "chapter-renaming": _WIDE,
        "scene-renaming": _WIDE,
        "chapter-taking-out": _ALL,
        "one-scroll": _ALL,
        "how-the-page-looks": _ALL,
        "find-and-replace": _BOTH,
        "notes": _WIDE,
        "report": _BOTH,
        "how-they-speak": _BOTH,
        "when-it-happens": _BOTH,
        "who-is-where": _BOTH,
        "ask-a-model": _BOTH,
        "asked-a-model": _WIDE,
    }
    # words, safe
    | {
        "stale": _ALL,
        "choosing": _WIDE,
        "offline": _WIDE,
        "not-saved": _WIDE,
        "left-behind": _WIDE,
        "safety": _WIDE,
        "safety-copy": _WIDE,
        "other-device": (390,),
        "stranded-words": _WIDE,
    }
    # drafting and reviewing
    | {
        "drafting": _WIDE,
        "review": _ALL,
        "review-of-a-person": _WIDE,
        "marked": _WIDE,
        "comments": _ALL,
        "suggesting": _ALL,
    }
    # versions, and drafts of the book
    | {
        "history": _ALL,
        "history-of-book": _WIDE,
        "named": _WIDE,
        "compare-versions": _WIDE,
        "side-by-side": _ALL,
        "two-versions-of-the-book": _ALL,
        "restore-book": _WIDE,
        "draft-of-book": _ALL,
        "draft-menu": _ALL,
        "draft-scene-menu": _WIDE,
        "draft-choosing": _WIDE,
        "draft-taking-up": _WIDE,
        "compare": _ALL,
        "compare-canon": _ALL,
        "private-draft": _WIDE,
        "private-draft-menu": _WIDE,
        "private-draft-share": _WIDE,
        "who-wrote-scene": _WIDE,
        "who-wrote-book": _BOTH,
        "who-wrote-words": _BOTH,
        "who-wrote-offline": _WIDE,
    }
    # people, and who may do what
    | {
        "sign-in": _WIDE,
        "sign-in-again": (390,),
        "sign-up": _WIDE,
        "join": _WIDE,
        "newcomer": _WIDE,
        "verify-email": _BOTH,
        "second-factor": _BOTH,
        "recovery-codes": _WIDE,
        "ways-to-sign-in": _WIDE,
        "account": _BOTH,
        "account-deleting": _WIDE,
        "own-tools": _ALL,
        "people": _WIDE,
        "people-inviting": _WIDE,
        "people-deleting": _WIDE,
        "desk-closed-to-one": _WIDE,
        "words-of-closed-book": _WIDE,
        "people-closed-chapter": _WIDE,
        "activity": _WIDE,
        "activity-of-book": _WIDE,
        "your-activity": _WIDE,
        "ai-policy": _WIDE,
        "models-setting-a-key": _WIDE,
        "models-with-a-key": _WIDE,
        "ai-of-book-setting-a-key": _WIDE,
        "ai-of-book-with-a-key": _WIDE,
    }
    # locks
    | {
        "lock-menu": _WIDE,
        "lock-seen": _WIDE,
        "lock-met": _WIDE,
        "lock-asking": _WIDE,
        "lock-asked": _WIDE,
        "lock-passed": _WIDE,
        "lock-drawer": (390,),
        "lock-holder": (1024, 390),
        "lock-other": (1024, 390),
        "lock-taking-out": _WIDE,
        "lock-reason": _WIDE,
        "lock-soft": _WIDE,
        "freezing": _WIDE,
        "frozen": _WIDE,
    }
)


def pictures() -> Iterator[str]:
    """Yield the file name of every picture."""
    for state, widths in STATES.items():
        for theme in THEMES:
            for width in widths:
                yield f"{state}-{theme}-{width}.png"


def take(page: Page, state: str, every_width: bool = False) -> None:
    """Keep what a page shows as a picture of `state`, in both themes; one that is there already is kept.

    Args:
        every_width: at every width of the state, and not only as wide as the page is.

    Raises:
        AssertionError: `STATES` does not list the state, or not at this width.
    """
    size, folder = page.viewport_size, os.environ.get(FOLDER)
    widths = STATES.get(state, ()) if every_width else (size["width"],)
    assert widths and set(widths) <= set(STATES.get(state, ())), f"list {state} at {widths} in tests/e2e/pictures.py"
    if folder is None:
        return
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    for width in widths:
        for theme in THEMES:
            path = Path(folder) / f"{state}-{theme}-{width}.png"
            if path.exists():
                continue
            page.set_viewport_size({"width": width, "height": size["height"]})
            page.emulate_media(color_scheme=theme)
            _close_the_drawer(page, width)
            page.screenshot(path=path, animations="disabled")
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if dark else "light")


def _close_the_drawer(page: Page, width: int) -> None:
    """Put the outline away where it would lie over the page, as it does when the desk is opened so narrow."""
    outline = page.get_by_role("navigation", name="Outline")
    if width < _DRAWER and outline.is_visible():
        page.get_by_role("button", name="Outline", exact=True).click()


def keep(taken: Path) -> list[str]:
    """Put the pictures in `taken` where they stay, take away those that nobody lists, and return which are missing."""
    for path in taken.glob("*.png"):
        shutil.move(path, SHOWN / path.name)
    wanted, there = set(pictures()), {path.name for path in SHOWN.glob("*.png")}
    for name in there - wanted:
        (SHOWN / name).unlink()
    return sorted(wanted - there)


if __name__ == "__main__":
    missing = keep(Path(os.environ[FOLDER]))
    sys.stdout.write("".join(f"missing: {name}\n" for name in missing) + f"{len(missing)} pictures are missing\n")
    raise SystemExit(bool(missing))
