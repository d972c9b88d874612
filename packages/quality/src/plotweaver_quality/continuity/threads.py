"""Threads that are opened and never closed, or closed before that; scenes that come before what they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.graph.threads import Thread
from plotweaver_manuscript.yamlspan import string_list

from plotweaver_quality.novel import SceneText

DANGLING = "continuity.thread"
ORDER = "continuity.order"


@dataclass(frozen=True)
class Loose:
    """What is wrong with the order of scenes or a thread, and the scene where it shows."""

    rule: str
    scene: SceneText
    message: str
    suggestion: str
    subject: str


def loose_ends(threads: Sequence[Thread], scenes: Sequence[SceneText]) -> Iterator[Loose]:
    """Yield threads that hang loose, and scenes whose required ones come later or are not there."""
    place = {scene.id: number for number, scene in enumerate(scenes)}
    for thread in threads:
        if thread.opens and not thread.closes:
            message = f"The thread “{thread.about}” is opened here and never closed."
            suggestion = "Close it in a scene (`closes:`), or mark it as intended."
            yield Loose(DANGLING, scenes[place[thread.opens[0]]], message, suggestion, thread.id)
        elif thread.closes and thread.opens and place[thread.closes[0]] < place[thread.opens[0]]:
            message = f"The thread “{thread.about}” is closed here, before it is opened."
            yield Loose(DANGLING, scenes[place[thread.closes[0]]], message, "Open it earlier.", thread.id)
        elif thread.closes and not thread.opens and thread.listed:
            message = f"The thread “{thread.about}” is closed here, and no scene opens it."
            yield Loose(DANGLING, scenes[place[thread.closes[0]]], message, "Say which scene opens it.", thread.id)
    for scene in scenes:
        for needed in string_list(scene.details.get("requires")):
            if needed not in place:
                message = f"It requires the scene {needed}, which is not in the book."
                yield Loose(ORDER, scene, message, "Mend `requires:` in the scene details.", f"{scene.id}.{needed}")
            elif place[needed] >= place[scene.id]:
                message = f"It requires the scene {needed}, which comes later."
                yield Loose(ORDER, scene, message, "Move one of the two.", f"{scene.id}.{needed}")
