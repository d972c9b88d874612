"""Who is meant by a name: the people and places of a book, by every way in which it writes them.

What could be two people is nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plotweaver_manuscript.canon.claims import Gender, Mention, Ref
from plotweaver_manuscript.canon.facts import Entity
from plotweaver_manuscript.canon.firstnames import FIRST_NAMES
from plotweaver_manuscript.canon.names import SOFT
from plotweaver_manuscript.canon.people import FIRST, TITLES

#: Who says `I` where no sheet says who that is.
NARRATOR = "narrator"


@dataclass(frozen=True)
class Cast:
    """Everybody and every place, and how each is written."""

    entities: Mapping[str, Entity]
    ids: Mapping[str, str] = field(repr=False)
    narrator: str = NARRATOR

    def find(self, words: str) -> str | None:
        """Return who is written so; titles that say nothing, and a word that only opens the sentence, are left off."""
        parts = words.split()
        while parts:
            found = self.ids.get(" ".join(parts).casefold())
            if found is not None:
                return found
            if len(parts) > 1 and parts[0] in TITLES and parts[0] not in SOFT:
                return None  # another title may be another person
            if len(parts) > 1 and parts[0] in FIRST_NAMES:
                return self.ids.get(parts[0].casefold())  # and another first name certainly is
            parts = parts[1:]
        return None

    def resolve(self, ref: Ref, narrator: str, speaker: str | None, spoken: bool) -> str | None:
        """Return who is meant; None where that is not certain.

        Args:
            ref: the words, and who is mentioned before them.
            narrator: who says `I` in this scene.
            speaker: who speaks, if it stands in dialogue and that is known.
            spoken: whether it stands in dialogue.
        """
        if ref.kind == "sole":
            return self._sole(ref.within, ref.before)
        if ref.kind != "pronoun":
            return self.find(ref.text)
        if ref.text in FIRST:
            return speaker if spoken else narrator
        within = _until_pronoun(ref.within, ref.gender)
        found = self._only(within, ref.gender) if within is not None else ()
        if not found and (within is None or not self._any(within, ref.gender)):
            found = self._only(ref.before, ref.gender)
        return found[0] if len(found) == 1 else None

    def _sole(self, within: Sequence[Mention], before: Sequence[Mention]) -> str | None:
        """Return the only person that a sentence mentions, if its pronouns may mean that person, too."""
        named = {self.find(each.text) for each in within if each.kind == "name"}
        people = {each for each in named if each is not None and self.entities[each].kind != "place"}
        if any(each.kind == "noun" and not each.text.startswith(("a ", "an ")) for each in within):
            return None
        genders = {each.gender for each in within if each.kind == "pronoun"}
        if not people and len(genders) == 1:
            found = self._only(before, next(iter(genders)))
            return found[0] or None if len(found) == 1 else None
        if len(people) != 1:
            return None
        person = next(iter(people))
        return (
            person if (len(genders) <= 1 and self.entities[person].gender in ("?", *genders)) or not genders else None
        )

    def _any(self, mentions: Sequence[Mention], gender: Gender) -> bool:
        return any(self._fits(each, gender) for each in mentions)

    def _only(self, mentions: Sequence[Mention], gender: Gender) -> tuple[str, ...]:
        """Return the ones that a pronoun of this gender may mean; a nameless person counts as one."""
        found: dict[str, None] = {}
        for each in mentions:
            if self._fits(each, gender):
                found[self.find(each.text) or f"?{each.text}"] = None
        return tuple(found) if not any(each.startswith("?") for each in found) else ("", "")

    def _fits(self, mention: Mention, gender: Gender) -> bool:
        if mention.kind == "pronoun":
            return False
        shown = mention.gender
        if mention.kind == "name":
            entity = self.entities.get(self.find(mention.text) or "")
            if entity is None or entity.kind == "place":
                return False
            shown = entity.gender if entity.gender != "?" else shown
        return shown in ("?", gender)


def _until_pronoun(mentions: Sequence[Mention], gender: Gender) -> Sequence[Mention] | None:
    """Return the mentions, or None if the first one of this gender is itself a pronoun: it means somebody before."""
    for each in mentions:
        if each.kind == "pronoun" and each.gender == gender:
            return None
        if each.gender in ("?", gender):
            break
    return mentions
