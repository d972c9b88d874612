"""A novel as the flaws are planted in it: scenes of about `SCENE` words, and a style guide that fits how it is written.

The corpus has whole chapters, and some rules count how often something comes in a scene.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.prose import count_words, paragraphs
from plotweaver_quality.novel import Novel as Checked
from plotweaver_quality.novel import novel_of
from plotweaver_quality.running import check_novel
from plotweaver_quality.settings import Settings

from benchmarks.quality.corpus import Novel, Person
from benchmarks.quality.flaw import banned

SCENE = 1_200
_SPELLINGS, _MARKS = ("en-GB", "en-GB-oxendict", "en-US"), ("double", "single")


@dataclass(frozen=True)
class Cut:
    """A novel in scenes.

    Attributes:
        scenes: the prose of each.
        guide: `style/guide.yaml`: spelling and marks as the novel has them, small numbers in words, and banned words.
    """

    name: str
    scenes: tuple[str, ...]
    people: tuple[Person, ...]
    guide: Mapping[str, object]

    @property
    def words(self) -> int:
        """How long it is."""
        return sum(count_words(scene) for scene in self.scenes)


def cut(novel: Novel) -> Cut:
    """Return a novel in scenes, with its guide: of spellings and marks those that the checks object to least."""
    scenes = tuple(part for scene in read_book(novel.files).scenes for part in _parts(scene.prose))
    guide: dict[str, object] = {"numbers": {"words_below": 100}, "banned": list(banned())}
    for entry, rule, choices in (
        ("spelling", "style.spelling", _SPELLINGS),
        ("quotation_marks", "style.quotation-marks", _MARKS),
    ):
        guide[entry] = min(choices, key=lambda choice: _objections(scenes, rule, {entry: choice}))
    return Cut(novel.name, scenes, novel.people, guide)


def book_of(scenes: Sequence[str]) -> Checked:
    """Return scenes as the checks take them; scene 7 is `manuscript/cut/s7.md`."""
    files = {
        path_of(number): f"---\nid: s{number}\ntitle: Scene {number}\n---\n{prose}".encode()
        for number, prose in enumerate(scenes)
    }
    listed = json.dumps([f"s{number}" for number in range(len(scenes))])
    files["manuscript/cut/chapter.yaml"] = f"title: Cut\nscenes: {listed}\n".encode()
    files["manuscript/book.yaml"] = b"chapters: [cut]\n"
    return novel_of(read_book(files), files)


def path_of(number: int) -> str:
    """Return the file of a scene."""
    return f"manuscript/cut/s{number}.md"


def _parts(prose: str) -> list[str]:
    total = count_words(prose)
    least = total / max(1, round(total / SCENE))
    parts: list[str] = []
    blocks: list[str] = []
    for span in paragraphs(prose):
        blocks.append(prose[span.start : span.end])
        if sum(map(count_words, blocks)) >= least:
            parts.append("\n\n".join(blocks))
            blocks = []
    if sum(map(count_words, blocks)):
        parts.append("\n\n".join(blocks))
    return parts


def _objections(scenes: Sequence[str], rule: str, guide: Mapping[str, object]) -> int:
    found = check_novel(book_of(scenes), Settings({}, guide), wanted=lambda each: each.id == rule)
    return sum(1 + len(finding.related) for finding in found)
