"""Who wrote each word of a book: a fold over its versions, from the first to the newest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from plotweaver_manuscript.descent import Descent, State, Traced, descent
from plotweaver_manuscript.origins import PASTED, Origin, Version, as_edited, as_pasted, origin_of
from plotweaver_manuscript.pages import Page, read_page
from plotweaver_manuscript.pasting import pasted_words

NOTHING: Mapping[str, State] = MappingProxyType({})


class Scenes(Protocol):
    """Where the scenes of versions are read, one only when it is looked at."""

    def files(self, version: str) -> Mapping[str, str]:
        """Return the paths of a version's scenes, each with a name of its bytes: other bytes, another name."""

    def read(self, blob: str) -> bytes:
        """Return the bytes of that name."""


def trace(versions: Sequence[Version], scenes: Scenes, known: Mapping[str, State] = NOTHING) -> State:
    """Return the origin of every word of the last version.

    Args:
        versions: each after those it was made of.
        scenes: where their scenes are read.
        known: what was returned for earlier versions, which need not be among `versions`. A source that is neither
            here nor there counts as none: its words begin with the version that names it.
    """
    awaited = Counter(source for version in versions for source in version.sources)
    states: dict[str, State] = dict(known)
    newest: State = {}
    for version in versions:
        parents = [states[each] for each in version.parents if each in states]
        others = [states[each] for each in version.sources[len(version.parents) :] if each in states]
        newest = states[version.id] = advance(version, scenes, parents, others)
        for source in version.sources:
            awaited[source] -= 1
            if not awaited[source]:  # a long history need not be held whole
                states.pop(source, None)
    return newest


def advance(version: Version, scenes: Scenes, parents: Sequence[State], others: Sequence[State] = ()) -> State:
    """Return the origin of every word of a version.

    Args:
        version: the version.
        scenes: where its scenes are read.
        parents: what it was made of.
        others: versions from which it has words that no parent has.
    """
    files = scenes.files(version.id)
    state: dict[str, Traced] = {}
    for path, blob in files.items():
        same = (
            found for each in (*parents, *others) if (found := each.get(path)) is not None and found.page.blob == blob
        )
        kept = next(same, None)
        if kept is not None:
            state[path] = kept
    pages = {path: read_page(blob, scenes.read(blob)) for path, blob in files.items() if path not in state}
    if pages:
        earlier = [(each, descent(each, files, pages)) for each in (*parents, *others)]
        for path, page in pages.items():
            state[path] = Traced(page, _origins(version, path, page, earlier, len(parents)))
    return state


def _origins(
    version: Version, path: str, page: Page, earlier: Sequence[tuple[State, Descent]], parents: int
) -> tuple[Origin, ...]:
    own = origin_of(version)
    inherited = [_inherited(path, number, earlier) for number in range(len(page.words))]
    if own.kind != "typed":
        return tuple(origin or own for origin in inherited)
    pasted = pasted_words(version.trailers.get(PASTED, ""), path, page.words)
    agents = any(origin is not None and origin.kind == "agent" for origin in inherited)
    edited = _edited_sentences(path, page, earlier, parents) if agents else ()
    origins: list[Origin] = []
    for number, origin in enumerate(inherited):
        if origin is None:
            origins.append(as_pasted(own) if number in pasted else own)
        else:
            origins.append(as_edited(origin) if page.sentence[number] in edited else origin)
    return tuple(origins)


def _inherited(path: str, number: int, earlier: Sequence[tuple[State, Descent]]) -> Origin | None:
    """Return the origin that the first source gives; if another says that its sentence was edited, so it was."""
    first: Origin | None = None
    for state, descended in earlier:
        place = descended.places[path][number]
        if place is not None:
            origin = state[place[0]].origins[place[1]]
            if first is None or origin == as_edited(first):
                first = origin
    return first


def _edited_sentences(path: str, page: Page, earlier: Sequence[tuple[State, Descent]], parents: int) -> set[int]:
    """Return the sentences that got words which no source has, or, of one parent, that lost some."""
    edited: set[int] = set()
    for number, sentence in enumerate(page.sentence):
        places = [descended.places[path][number] for _, descended in earlier]
        if all(place is None for place in places):
            edited.add(sentence)
        elif parents == len(earlier) == 1 and places[0] is not None:
            (state, descended), (old, at) = earlier[0], places[0]
            # what a merge lacks of one parent, the other took out
            if (old, state[old].page.sentence[at]) in descended.cut:
                edited.add(sentence)
    return edited
