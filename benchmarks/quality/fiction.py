"""How much more often novels have a word than English at large: writes `data/en/fiction.txt`, for the overused words.

Of each novel it takes the word's share among all words, over its share in English (`wordfreq`, on the Zipf scale). The
second highest of the novels counts: the highest may be that one novel's subject. Listed is what is `TIMES` at least, of
the words that may be overused at all (`KNOWN` and commoner), and that come `TWICE` times or more in `SPREAD` novels.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib import resources
from pathlib import Path

from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.baseline import known_words, zipf
from plotweaver_quality.repetition.overused import KNOWN

from benchmarks.quality.corpus import FOLDER, novels

TIMES, TWICE, SPREAD = 1.5, 2, 3
_HEAD = """\
# How many times as often as in English at large a word comes in novels: the second highest of six novels, from 1.5 on.
# Written by `python -m benchmarks.quality fiction`; not by hand.
"""


def write(_: Path) -> None:
    """Count the novels and write the list."""
    path = Path(str(resources.files("plotweaver_quality").joinpath("data/en/fiction.txt")))
    lines = [f"{word} {times:g}" for word, times in sorted(_times().items())]
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path.name}: {len(lines)} words of {len(novels())} novels\n")


def _times() -> dict[str, float]:
    counts = [_count(name) for name in novels()]
    lengths = [sum(each.values()) for each in counts]
    found = {}
    for word in known_words():
        if zipf(word) < KNOWN or not word.isalpha() or sum(each[word] >= TWICE for each in counts) < SPREAD:
            continue
        usual = 10 ** (zipf(word) - 9)
        shares = [each[word] / length for each, length in zip(counts, lengths, strict=True)]
        second = sorted(shares)[-2] / usual
        if second >= TIMES:
            found[word] = round(second, 1)
    return found


def _count(name: str) -> Counter[str]:
    text = (FOLDER / name / "novel_text.txt").read_text(encoding="utf-8")
    return Counter(read_prose(text).keys)
