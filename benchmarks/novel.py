"""A long novel: bringing it in, reading its first scene, searching it."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from plotweaver_cli.client import Client

from benchmarks.house import House, scene_ids
from benchmarks.prose import Prose
from benchmarks.results import RUNS, Figures, Result, figures, median_of

_WORDS = 120_000
_SEARCHES = 200
#: Once in a book's life, and the longest that people wait without turning to something else.
_IMPORT_S = 10.0
#: What opening a book feels instant below.
_OPEN_MS = 100.0
_SEARCH_MS = 20.0
_SIZE = f"a novel of {_WORDS:,} words"


async def measure(house: House) -> list[Result]:
    """Return the figures of the import, of the first read after it, and of search."""
    prose = Prose(_WORDS)
    file = house.here.data / "long-novel.txt"
    file.write_text(prose.text(), encoding="utf-8")
    imports, opened, found = [], [], []
    asked = questions(prose.vocabulary)
    for _ in range(RUNS):
        began = time.perf_counter()
        brought = await house.author.bring(file)
        imports.append(Figures(time.perf_counter() - began))
        opened.append(Figures(await _opened(house.author, brought["project"]["id"], brought["seq"])))
        found.append(await searched(house.author, brought["project"]["id"], asked))
    return [
        _result(f"import of {_SIZE}", "s", median_of(imports), _IMPORT_S),
        _result(f"first read of {_SIZE}: outline and first scene", "ms", median_of(opened), _OPEN_MS),
        search_result(f"in {_SIZE}", median_of(found)),
    ]


async def _opened(author: Client, project: str, seq: int) -> float:
    """Open a book as soon as it was brought in; the time holds what it takes to reach the reading side."""
    began = time.perf_counter()
    outline = await author.get(f"/projects/{project}/outline?min_seq={seq}")
    await author.get(f"/projects/{project}/scenes/{scene_ids(outline)[0]}")
    return (time.perf_counter() - began) * 1000


async def searched(author: Client, project: str, asked: Iterator[str]) -> Figures:
    """Search a book, after what is done once for a version; return how long it took, in milliseconds.

    Args:
        asked: what for.
    """
    # the first search after an import makes the index, as the first reader of a version would
    await author.get(f"/projects/{project}/search?q=any")
    times = []
    for words in itertools.islice(asked, _SEARCHES):
        began = time.perf_counter()
        await author.get(f"/projects/{project}/search?{urlencode({'q': words})}")
        times.append((time.perf_counter() - began) * 1000)
    return figures(times)


def questions(vocabulary: list[str]) -> Iterator[str]:
    """Yield what to search for, never the same twice: common words, rare ones, both, a phrase, a beginning."""
    common, rare = vocabulary[:100], vocabulary[100:]
    for place, word in enumerate(itertools.cycle(rare)):
        frequent = common[place % len(common)]
        yield from (word, f"{frequent} {word}", f'"{frequent} {word}"', word[:3], f"{frequent} {common[place % 7]}")


def _result(name: str, unit: str, ours: Figures, most: float) -> Result:
    return Result(name, unit, ours, None, None, None, None, f"p50 ≤ {most:g} {unit}", ours.p50 <= most)


def search_result(where: str, ours: Figures) -> Result:
    """Return the figures held against the goal; `where`: as the name goes on."""
    met = (ours.p99 or 0) < _SEARCH_MS
    return Result(f"search {where}", "ms", ours, None, None, None, None, f"p99 < {_SEARCH_MS:g} ms", met)
