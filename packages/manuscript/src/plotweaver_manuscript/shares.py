"""Adding up who wrote a book: totals in words and per cent, and the spans of one scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plotweaver_manuscript.book import Scene
from plotweaver_manuscript.descent import State
from plotweaver_manuscript.origins import CLASSES, Origin, OriginClass
from plotweaver_manuscript.prose import word_spans

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Share:
    """Words of one class."""

    origin: OriginClass
    words: int
    percent: float


@dataclass(frozen=True)
class AuthorShare:
    """Words that one author brought, in whatever way; `origins` tells in which."""

    author: str
    words: int
    percent: float
    origins: tuple[Share, ...]


@dataclass(frozen=True)
class AgentShare:
    """Words that stand as one agent wrote them, or in a sentence that was edited since."""

    agent: str
    model: str | None
    words: int
    percent: float


@dataclass(frozen=True)
class SceneShare:
    """The words of one scene."""

    scene: str
    path: str
    title: str
    words: int
    origins: tuple[Share, ...]
    authors: tuple[AuthorShare, ...]
    agents: tuple[AgentShare, ...]


@dataclass(frozen=True)
class Span:
    """Words of one origin that follow each other: `prose[start:end]`, in characters."""

    start: int
    end: int
    origin: OriginClass
    author: str
    commit: str
    agent: str | None
    model: str | None


@dataclass(frozen=True)
class Totals:
    """A whole book's words. `origins` has every class; they sum to all words, and to 100 per cent."""

    words: int
    origins: tuple[Share, ...]
    authors: tuple[AuthorShare, ...]
    agents: tuple[AgentShare, ...]
    scenes: tuple[SceneShare, ...]


def totals(scenes: Iterable[Scene], state: State) -> Totals:
    """Add up the scenes of a book, in their order."""
    origins = [(scene, state[scene.path].origins) for scene in scenes]
    every = [origin for _, found in origins for origin in found]
    return Totals(
        words=len(every),
        origins=_classes(every),
        authors=_authors(every),
        agents=_agents(every),
        scenes=tuple(
            SceneShare(scene.id, scene.path, scene.title, len(found), _classes(found), _authors(found), _agents(found))
            for scene, found in origins
        ),
    )


def spans(prose: str, origins: Sequence[Origin]) -> list[Span]:
    """Return the spans of a scene's prose whose words have these origins, in order."""
    found: list[Span] = []
    before: Origin | None = None
    for (start, end), origin in zip(word_spans(prose), origins, strict=True):
        if origin == before:
            start = found.pop().start
        parts = (origin.kind, origin.author, origin.commit, origin.agent, origin.model)
        found.append(Span(start, end, *parts))
        before = origin
    return found


def percents(counts: Mapping[Key, int]) -> dict[Key, float]:
    """Return what each is of the whole, in tenths of a per cent that sum to 100 (of nothing, all are 0).

    Every part is rounded down; the tenths that are then left go to the parts with the largest remainders, the first
    of equals first.
    """
    whole = sum(counts.values())
    if not whole:
        return dict.fromkeys(counts, 0.0)
    tenths = {key: 1000 * count // whole for key, count in counts.items()}
    order = sorted(counts, key=lambda key: -(1000 * counts[key] % whole))
    for key in order[: 1000 - sum(tenths.values())]:
        tenths[key] += 1
    return {key: count / 10 for key, count in tenths.items()}


def _classes(origins: Sequence[Origin]) -> tuple[Share, ...]:
    found = Counter(origin.kind for origin in origins)
    counts = {kind: found[kind] for kind in CLASSES}
    shares = percents(counts)
    return tuple(Share(kind, counts[kind], shares[kind]) for kind in CLASSES)


def _authors(origins: Sequence[Origin]) -> tuple[AuthorShare, ...]:
    words = Counter(origin.author for origin in origins)
    shares = percents(words)
    return tuple(
        AuthorShare(name, words[name], shares[name], _classes([each for each in origins if each.author == name]))
        for name in sorted(words, key=lambda name: (-words[name], name))
    )


def _agents(origins: Sequence[Origin]) -> tuple[AgentShare, ...]:
    words = Counter((origin.agent, origin.model) for origin in origins)
    # of all words, and not only of those that an agent wrote
    shares = percents(words)
    return tuple(
        AgentShare(agent, model, words[agent, model], shares[agent, model])
        for agent, model in sorted(words, key=lambda each: (-words[each], each[0] or "", each[1] or ""))
        if agent is not None
    )
