"""Whoever wants to change something finds its place: every room of the house is in the table of where to look."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Folders whose folders are rooms.
HOUSES = ("backend/src/plotweaver_backend", "bff/src/plotweaver_bff", "frontend/src/features", "packages")


def _table():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return text.partition("## To change X, look in Y")[2]


def _places(table):
    return {place for _, where in _rows(table) for place in re.findall(r"`([\w./-]+/[\w./-]+)`", where)}


def _rows(table):
    return re.findall(r"^\| (?!to change|---)([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)


def _rooms():
    listed = subprocess.run(["git", "ls-files", *HOUSES], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for house in HOUSES:
        below = (name.removeprefix(f"{house}/") for name in listed.split() if name.startswith(f"{house}/"))
        yield from {f"{house}/{name.partition('/')[0]}" for name in below if "/" in name}


def unlisted(table: str, rooms: set[str]) -> list[str]:
    """Return the rooms that no row leads to."""
    places = _places(table)
    return sorted(room for room in rooms if not any(f"{place}/".startswith(f"{room}/") for place in places))


def test_every_room_is_in_the_table():
    rooms = set(_rooms())
    assert len(rooms) > 80
    assert unlisted(_table(), rooms) == []


def test_nothing_is_listed_twice():
    rows = [what for what, _ in _rows(_table())]
    assert len(rows) > 50
    assert len(rows) == len(set(rows))


def test_a_room_without_a_row_is_found():
    table = "| to change | look in |\n|---|---|\n| locks | `a/locks`, `b/looks/page.ts` |\n"
    assert unlisted(table, {"a/locks", "a/lock", "b/looks"}) == ["a/lock"]
