"""What happens beside the scenes: the author's own list in `world/timeline.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plotweaver_manuscript.canon.entries import TIMELINE
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

_KEY = "events"


@dataclass(frozen=True)
class Event:
    """Something that happens; `when` is as the author writes it."""

    when: str
    what: str


def read_events(tree: Tree) -> tuple[Event, ...]:
    """Return the events in the author's order: a list of `when` and `what`, which may stand under `events:`.

    What cannot be read is left out.
    """
    text = text_of(tree, TIMELINE) or ""
    # a list alone is given a name, because files are read as mappings
    data = load_mapping(text)[0] or load_mapping(f"{_KEY}:\n{text}")[0]
    listed = data.get(_KEY)
    entries = listed if isinstance(listed, list) else []
    return tuple(
        Event(str(each.get("when") or "").strip(), str(each["what"]).strip())
        for each in entries
        if isinstance(each, Mapping) and each.get("what")
    )
