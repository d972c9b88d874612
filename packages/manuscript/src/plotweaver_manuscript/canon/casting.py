"""Putting a cast together.

Sheets come first. Other names are put together only where nothing speaks against it: a first name or a surname stands
for the one full name that has it, `Mr Hall` and `Mrs Hall` are two, and what could be two people is nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from plotweaver_manuscript.canon.cast import NARRATOR, Cast
from plotweaver_manuscript.canon.claims import Gender, NameUse
from plotweaver_manuscript.canon.facts import Entity
from plotweaver_manuscript.canon.firstnames import FIRST_NAMES
from plotweaver_manuscript.canon.names import (
    NOBODY,
    PLACES,
    WORDS_TOO,
    agree,
    core_of,
    gender_of,
    gender_shown,
    gender_voted,
    has_part,
    kind_of,
    title_of,
)
from plotweaver_manuscript.canon.people import TITLES
from plotweaver_manuscript.canon.sheets import Sheet
from plotweaver_manuscript.naming import slug, unique


def make_cast(uses: Iterable[NameUse], sheets: Sequence[Sheet]) -> Cast:
    """Return the cast of a book.

    Args:
        uses: how each scene uses each name.
        sheets: the author's own entries.
    """
    maker = _Maker()
    for sheet in sheets:
        maker.add_sheet(sheet)
    maker.add_parts_of_sheets(sheets)
    maker.add_names(_summed(uses))
    narrator = next((sheet.id for sheet in sheets if sheet.narrator), NARRATOR)
    return Cast(maker.entities, maker.ids, narrator)


def _summed(uses: Iterable[NameUse]) -> dict[str, NameUse]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    for use in uses:
        counts[use.text] = [one + other for one, other in zip(counts[use.text], use[1:], strict=True)]
    return {name: NameUse(name, *count) for name, count in counts.items()}


class _Maker:
    """Puts a cast together."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.ids: dict[str, str] = {}
        self._twice: set[str] = set()
        self._words: set[str] = set()
        #: Who may have a part of a name: as any, and as the last.
        self._having: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
        self._odds = 1.0

    def add_sheet(self, sheet: Sheet) -> None:
        names = (sheet.name, *sheet.aliases)
        gender = sheet.gender if sheet.gender != "?" else gender_shown(names)
        self.entities[sheet.id] = Entity(sheet.id, sheet.name, sheet.kind, gender, names, sheet.path)
        self._note_parts(sheet.id, names)
        for name in names:
            self._claim(name, sheet.id)
            if name.casefold().startswith("the "):
                self._claim(name[4:], sheet.id)

    def add_parts_of_sheets(self, sheets: Sequence[Sheet]) -> None:
        """First names and surnames stand for the one who has them."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for sheet in sheets:
            if sheet.kind == "person":
                for name in (sheet.name, *sheet.aliases):
                    parts = [
                        part for part in name.split() if part not in TITLES and part[:1].isupper() and len(part) > 2
                    ]
                    for part in parts:
                        owners[part].add(sheet.id)
        for part, ids in owners.items():
            if len(ids) == 1:
                self.ids.setdefault(part.casefold(), next(iter(ids)))

    def add_names(self, uses: Mapping[str, NameUse]) -> None:
        """Add the names that no sheet has: full ones first, then what may stand for them."""
        female, male = sum(use.female for use in uses.values()), sum(use.male for use in uses.values())
        self._odds = (female + 1) / (male + 1)
        self._words = {part for name in uses for part in name.split()}
        known = [use for use in uses.values() if self._is_name(use)]
        full = [use for use in known if len(core_of(use.text)) > 1]
        titled = [use for use in known if len(core_of(use.text)) == 1 and title_of(use.text)]
        single = [use for use in known if len(core_of(use.text)) == 1 and not title_of(use.text)]
        for use in sorted(full, key=lambda use: (-use.inside, use.text)):
            core = " ".join(core_of(use.text)).casefold()
            self._add(use, None if title_of(use.text) == "Mrs" else self.ids.get(core))  # she has her husband's name
        alike = Counter((core_of(use.text)[0], gender_of(use, self._odds)) for use in titled)
        for use in sorted(titled, key=lambda use: (-use.inside, use.text)):
            surname, gender = core_of(use.text)[0], gender_of(use, self._odds)
            # Mrs and Miss Musgrove are two: which one a Louisa Musgrove is, nobody knows
            lone = alike[surname, gender] == 1 or surname.casefold() in self.ids
            self._add(use, self._bearer(surname, gender, last=True) if lone else None)
        for use in sorted(single, key=lambda use: (-use.inside, use.text)):
            name = use.text.split()[-1]
            if name in TITLES:
                self._add_title(use, name)
            else:
                self._add(use, self._bearer(name, gender_of(use, self._odds), last=False))
        self._place_genders(uses)

    def _add_title(self, use: NameUse, title: str) -> None:
        """`The Admiral` is the only admiral; where there are several it is nobody, and where there is none a name."""
        bearers = {each.id for each in self.entities.values() if any(title in name.split()[:-1] for name in each.names)}
        if len(bearers) < 2:
            self._add(use, next(iter(bearers), None))

    def _is_name(self, use: NameUse) -> bool:
        core = core_of(use.text)
        if not core or use.text.casefold() in self.ids or any(part in NOBODY for part in core):
            return False
        if len(core) == 1 and not title_of(use.text) and len(core[0].rstrip(".")) == 1:
            return False  # `It is I.`
        if core[-1].endswith("s") and core[-1][:-1] in self._words:
            return False  # the Harvilles are several
        whole = (core[0] in FIRST_NAMES and core[0] not in WORDS_TOO) or (len(core) > 1 and use.opening > 1)
        return use.inside > 0 or whole or title_of(use.text) != ""

    def _bearer(self, part: str, gender: Gender, *, last: bool) -> str | None:
        """Return the only one whose name has this part; None if it is not certain."""
        direct = self.ids.get(part.casefold())
        if direct is not None:
            owner = self.entities[direct]
            return direct if agree(owner.gender, gender) else None
        bearers = [self.entities[each] for each in self._having.get((part, last), ())]
        found = {
            entity.id
            for entity in bearers
            if entity.kind != "place"
            and (entity.kind == "person" or entity.name.split()[-1] not in PLACES)
            and agree(entity.gender, gender)
            and any(has_part(name, part, last) for name in entity.names)
        }
        if len(found) > 1 and not last:  # a bare surname is a man's
            men = {each for each in found if self.entities[each].gender == "m"}
            women = {each for each in found if self.entities[each].gender == "f"}
            found = men if len(men) == 1 and len(men | women) == len(found) else set()
        return next(iter(found)) if len(found) == 1 else None

    def _add(self, use: NameUse, known: str | None) -> None:
        kind, gender = kind_of(use), gender_of(use, self._odds)
        if known is not None:
            entity = self.entities[known]
            shown = entity.gender if entity.gender != "?" else gender
            self.entities[known] = Entity(
                entity.id, entity.name, entity.kind if entity.kind != "unknown" else kind, shown,
                (*entity.names, use.text), entity.path,
            )  # fmt: skip
            self._note_parts(known, (use.text,))
            self._claim(use.text, known)
            return
        id_ = unique(slug(use.text, "name"), self.entities)
        self.entities[id_] = Entity(id_, use.text, kind, gender, (use.text,))
        self._note_parts(id_, (use.text,))
        self._claim(use.text, id_)
        core = " ".join(core_of(use.text))
        if len(core_of(use.text)) > 1 and title_of(use.text) != "Mrs":
            self.ids.setdefault(core.casefold(), id_)

    def _note_parts(self, id_: str, names: Iterable[str]) -> None:
        for name in names:
            core = core_of(name)
            for part in core:
                self._having[part, False].add(id_)
            for part in core[-1:]:
                self._having[part, True].add(id_)

    def _claim(self, name: str, id_: str) -> None:
        key = name.casefold()
        if self.ids.get(key, id_) != id_:
            self._twice.add(key)
        if key in self._twice:
            self.ids.pop(key, None)
        else:
            self.ids[key] = id_

    def _place_genders(self, uses: Mapping[str, NameUse]) -> None:
        """Give those of the sheets the gender that the prose shows."""
        votes: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        for use in uses.values():
            id_ = self.ids.get(use.text.casefold())
            if id_ is not None:
                votes[id_][0] += use.female
                votes[id_][1] += use.male
        for id_, (female, male) in votes.items():
            entity = self.entities[id_]
            if entity.gender == "?" and entity.kind != "place":
                gender = gender_voted(female, male, self._odds)
                self.entities[id_] = Entity(entity.id, entity.name, entity.kind, gender, entity.names, entity.path)
