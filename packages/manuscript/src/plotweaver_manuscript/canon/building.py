"""`canon_of(tree)`: everything that one state of a book says. A pure function of the files."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.canon.cast import Cast
from plotweaver_manuscript.canon.casting import make_cast
from plotweaver_manuscript.canon.claims import Claim, Notes
from plotweaver_manuscript.canon.facts import Canon, Fact
from plotweaver_manuscript.canon.noting import read_notes
from plotweaver_manuscript.canon.sheets import read_sheets, sheet_facts
from plotweaver_manuscript.canon.words import words
from plotweaver_manuscript.naming import slug
from plotweaver_manuscript.tree import Tree

#: What only people have or do: a place that seems to has a person's name.
_PERSONAL = frozenset(
    words("""
    eyes hair beard height build shaven handed age born dead alive kin kin-count single side lacks-sense speaks acts
    owns lost lacks gained made-of owner met never-met first-met born-in lives-in never-in never-left been-in is-in
""")
)
#: What is said of a person and a place: its other is no person.
_OF_PLACES = frozenset(words("born-in lives-in never-in never-left been-in is-in"))
_OF_THE_DAY = frozenset(words("weekday season month date years-pass"))
_OF_TWO = frozenset(
    words("""
    kin met never-met first-met born-in lives-in never-in never-left been-in is-in lies lies-in distance
""")
)


@dataclass(frozen=True)
class Source:
    """A scene as facts are drawn from it; `offset`: where its prose begins in its file, in characters."""

    id: str
    path: str
    prose: str
    offset: int = 0
    pov: str = ""


def canon_of(tree: Tree) -> Canon:
    """Return the canon of a book's files."""
    book = read_book(tree)
    sources = [Source(each.id, each.path, each.prose, each.prose_offset, each.pov or "") for each in book.scenes]
    return link(tree, sources, [read_notes(source.prose, book.language) for source in sources])


def link(tree: Tree, sources: Sequence[Source], notes: Sequence[Notes]) -> Canon:
    """Return the canon from what was read of each scene, both in reading order; sheets are read from the tree."""
    sheets = read_sheets(tree)
    cast = make_cast((use for each in notes for use in each.names), sheets)
    facts = [fact for sheet in sheets for fact in sheet_facts(sheet)]
    for source, each in zip(sources, notes, strict=True):
        facts += _facts(source, each, cast)
    mentions = {source.id: _mentions(each, cast) for source, each in zip(sources, notes, strict=True)}
    return Canon(cast.entities, tuple(facts), tuple(source.id for source in sources), mentions)


class Canons:
    """Canons by the id of their tree: what was made once is kept, the least used goes first.

    Args:
        size: how many are kept.
    """

    def __init__(self, size: int = 8) -> None:
        self._kept: OrderedDict[str, Canon] = OrderedDict()
        self._size = size

    def at(self, tree_id: str, load: Callable[[], Tree]) -> Canon:
        """Return the canon of a tree; it is loaded only if its canon is not kept."""
        if tree_id not in self._kept:
            self._kept[tree_id] = canon_of(load())
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
        self._kept.move_to_end(tree_id)
        return self._kept[tree_id]


def _mentions(notes: Notes, cast: Cast) -> dict[str, int]:
    found: Counter[str] = Counter()
    for use in notes.names:
        entity = cast.find(use.text)
        if entity is not None:
            found[entity] += use.inside + use.opening
    return dict(found)


def _facts(source: Source, notes: Notes, cast: Cast) -> Iterator[Fact]:
    narrator = _narrator(source, cast)
    for claim in notes.claims:
        fact = _fact(source, claim, cast, narrator)
        if fact is not None:
            yield fact


def _narrator(source: Source, cast: Cast) -> str:
    """Return who says `I`: whose point of view the scene is told from, else the book's narrator."""
    if source.pov in cast.entities:
        return source.pov
    return cast.find(source.pov) or cast.narrator


def _fact(source: Source, claim: Claim, cast: Cast, narrator: str) -> Fact | None:
    speaker = cast.resolve(claim.speaker, narrator, None, False) if claim.speaker else None
    if claim.attribute in _OF_THE_DAY:
        entity: str | None = ""
    else:
        entity = cast.resolve(claim.who, narrator, speaker, claim.spoken)
        if entity is None and claim.attribute == "owner" and claim.who.kind == "noun":
            entity = claim.who.text  # `the schoolmaster`, whom no sheet and no name tells
    if entity is None or (claim.attribute in _PERSONAL and _is_place(cast, entity)):
        return None
    other = cast.resolve(claim.other, narrator, speaker, claim.spoken) if claim.other else None
    if other is None and claim.other is not None and claim.attribute in _OF_PLACES and claim.other.kind == "name":
        other = slug(claim.other.text, "place")  # named only where any word has a capital letter
    if claim.attribute in _OF_TWO and (other is None or other == entity):
        return None
    if claim.attribute in _OF_PLACES and _is_person(cast, other or ""):
        return None
    start, end = source.offset + claim.start, source.offset + claim.end
    return Fact(
        entity,
        claim.attribute,
        claim.value,
        "said" if claim.spoken else "told",
        source.id,
        source.path,
        start,
        end,
        source.prose[claim.start : claim.end],
        claim.mood,
        other or "",
        claim.item,
        speaker or "",
    )


def _is_person(cast: Cast, entity: str) -> bool:
    known = cast.entities.get(entity)
    return known is not None and known.kind == "person"


def _is_place(cast: Cast, entity: str) -> bool:
    known = cast.entities.get(entity)
    return known is not None and known.kind == "place"
