"""What is found in sentences that a scene did not have before: who mends a line of an old book answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.reading import read_prose

from plotweaver_quality.findings import Finding, numbered
from plotweaver_quality.novel import SceneText
from plotweaver_quality.running import check_scenes
from plotweaver_quality.settings import Settings


def in_changed_sentences(scene: SceneText, before: str, settings: Settings) -> Iterator[Finding]:
    """Yield what the checks of single scenes find in new sentences, as the scene stands now.

    Args:
        scene: as it is.
        before: its file as it was; empty if there was none. Wrapping makes no sentence new.
        settings: how the book is checked.
    """
    old = read_prose(split_front_matter(before)[1], scene.language)
    known = Counter(_plain(old.text[start:end]) for start, end in old.sentences)
    new = []
    for span in scene.reading.sentences:
        sentence = _plain(scene.prose[slice(*span)])
        known[sentence] -= 1
        if known[sentence] < 0:
            new.append(span)
    # numbered before the others are left out: a finding has one name, however it was come upon
    found = sorted(check_scenes([scene], settings), key=lambda each: (each.at.start, each.rule)) if new else ()
    for finding in numbered(found):
        start, end = finding.at.start - scene.offset, finding.at.end - scene.offset
        if any(start < stop and begin < end for begin, stop in new):
            yield finding


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())
