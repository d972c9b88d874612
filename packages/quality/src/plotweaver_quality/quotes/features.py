"""What speaks for and against a person as the speaker of a piece, by name; the weights of these are data.

Features of the piece alone are static; those of the history depend on who was chosen before. Most are told apart by the
kind of tag that the piece has, since a name beside a quotation leaves less to the rest than a pronoun or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plotweaver_quality.quotes.context import Context, Seen, Turn
from plotweaver_quality.quotes.tags import Subject, Tag

#: How many paragraphs back people are candidates, and how many turns.
REACH, TURNS = 14, 6
#: How many turns to either side of a piece are looked at in its run of turns.
CHAIN = 8
NOBODY = -1


def kind_of(seen: Seen) -> str:
    """Return which tag a piece has: Name, Pronoun, Description, I, Group; small where it only acts; - none."""
    placed = (("after", seen.after), ("before", seen.before), ("lead", seen.lead))
    for place, tag in placed:
        if tag is not None and tag.says:
            return f"{tag.subject.kind}-{place}"
    for place, tag in placed:
        if tag is not None:
            return f"acts-{place}" if tag.subject.kind == "name" else "acts"
    return "-"


def candidates(context: Context, number: int) -> list[int]:
    """Return who could say a piece: whoever is named near it or in its tags, and the narrator."""
    seen = context.seen[number]
    found: dict[int, None] = {}
    for tag in (seen.after, seen.before, seen.lead):
        if tag is not None:
            found.update(dict.fromkeys(tag.subject.people))
    if context.narrator is not None:
        found[context.narrator] = None
    paragraph = seen.piece.paragraph
    for near in (paragraph, *range(paragraph - 1, paragraph - REACH, -1), paragraph + 1, paragraph + 2):
        found.update(context.people_of(near))
        if len(found) >= 14:
            break
    if len(found) < 3:
        found.update(dict.fromkeys(person for person, _ in context.weight.most_common(3)))
    others = context.turns[context.turn_of[number]].others
    return [person for person in found if person not in others]


class Static:
    """The static features of one piece, for any person."""

    def __init__(self, context: Context, number: int) -> None:
        self._context = context
        self._seen = context.seen[number]
        self.kind = kind_of(self._seen)
        self._turn = context.turn_of[number]
        piece = self._seen.piece
        stop = piece.before.stop if piece.before else piece.words.start
        self._word = stop
        place = context.narrated_before(stop)
        self._recent = context.narrated[max(0, place - 40) : place]
        self._last = self._recent[-1].people[0] if self._recent else None
        self._last_subject = next((m.people[0] for m in reversed(self._recent) if m.role == "subject"), None)
        self._counts: dict[int, int] = {}
        self._nearest: dict[int, int] = {}
        for near in range(piece.paragraph - REACH, piece.paragraph + 1):
            for mention in context.mentions_of(near, stop):
                if mention.quotation is None:
                    person = mention.people[0]
                    self._counts[person] = self._counts.get(person, 0) + 1
                    self._nearest[person] = piece.paragraph - near
        ranked = sorted(self._counts, key=lambda person: -self._counts[person])
        self._rank = {person: rank for rank, person in enumerate(ranked)}
        self._here_before = self._roles(piece.before)
        self._here_after = self._roles(piece.after)

    def of(self, person: int) -> list[str]:
        """Return the features of a person: those of the tags, and the others with the kind of tag and without."""
        found = list(self._tags(person))
        for each in (*self._near(person), *self._around(person), *self._chained(person), *self._spoken(person)):
            found += (each, f"{self.kind}|{each}")
        return found

    def _roles(self, words: range) -> dict[int, str]:
        found: dict[int, str] = {}
        for mention in self._context.mentions_of(self._seen.piece.paragraph, words.stop, words.start):
            found.setdefault(mention.people[0], mention.role)
        return found

    def _tags(self, person: int) -> Iterator[str]:
        for place, tag in (("after", self._seen.after), ("before", self._seen.before), ("lead", self._seen.lead)):
            if tag is None:
                continue
            coarse = f"{place}:{'says' if tag.says else 'acts'}"
            fine = f"{coarse}:{'sure' if tag.sure else 'weak'}:{'direct' if tag.direct else 'far'}"
            fine += f":{'opened' if tag.opened else 'stopped'}"
            for each in self._tag(person, tag):
                yield f"{coarse}:{each}"
                yield f"{fine}:{each}"
            if tag.nearest is not None:
                yield f"{coarse}:{tag.opened}:nearest:{tag.nearest == person}:{tag.subject.kind}"

    def _tag(self, person: int, tag: Tag) -> Iterator[str]:
        subject = tag.subject
        if subject.kind == "name":
            place = subject.people.index(person) if person in subject.people else -1
            yield "name:" + (
                ("one" if len(subject.people) == 1 else f"several{min(place, 1)}") if place >= 0 else "other"
            )
        elif subject.kind == "narrator":
            yield f"narrator:{person == self._context.narrator}"
        elif subject.kind in ("pronoun", "description"):
            yield from self._meant(person, subject)
        else:
            yield "group"

    def _meant(self, person: int, subject: Subject) -> Iterator[str]:
        gender = self._context.gender[person]
        agrees = "unknown" if gender is None or subject.gender is None else str(gender == subject.gender)
        yield f"{subject.kind}:{agrees}"
        if subject.gender is not None:
            focus = self._context.focus.before(subject.first, subject.gender)
            yield f"{subject.kind}:focus:{focus == person}"
        if person == self._context.narrator:
            yield f"{subject.kind}:narrator"
        if subject.noun and subject.kind == "description":
            yield f"noun:{subject.noun in self._context.nouns[person]}"

    def _near(self, person: int) -> Iterator[str]:
        distance = self._nearest.get(person)
        yield f"near={'none' if distance is None else _bucket(distance)}"
        yield f"rank={min(self._rank.get(person, 9), 4)}"
        if person == self._last:
            yield "last"
        if person == self._last_subject:
            yield "last-subject"
        if person in self._here_before:
            yield f"here-before:{self._here_before[person]}:{len(self._here_before) == 1}"
        if person in self._here_after:
            yield f"here-after:{self._here_after[person]}:{len(self._here_after) == 1}"
        if person == self._context.narrator:
            yield "narrator"
        yield f"weight={self._weight(person)}"

    def _weight(self, person: int) -> str:
        """Return how much of what is told by name this person says."""
        told = self._context.weight
        share = told[person] / max(1, told.total())
        return "most" if share > 0.25 else "much" if share > 0.08 else "some" if share > 0 else "none"

    def _around(self, person: int) -> Iterator[str]:
        turns = self._context.turns
        for offset in (-2, -1, 1, 2):
            turn = self._neighbour(offset)
            if turn is None:
                continue
            gap = _gap(turns[self._turn], turn, offset)
            if turn.told is not None:
                yield f"told{offset}:{turn.told == person}:{gap}"
            elif turn.told_gender is not None:
                gender = self._context.gender[person]
                yield f"gender{offset}:{gender == turn.told_gender if gender else 'unknown'}:{gap}"

    def _chained(self, person: int) -> Iterator[str]:
        """What is told of a person in the same run of turns: speakers take turns, so even and odd distances differ."""
        turns, here = self._context.turns, self._turn
        found: dict[str, tuple[int, str]] = {}
        for offset in (*range(-CHAIN, 0), *range(1, CHAIN + 1)):
            turn = self._neighbour(offset)
            if turn is None or turn.chain != turns[here].chain:
                continue
            told = "told" if turn.told == person else "called" if person in turn.called else ""
            if told and abs(offset) < found.get(told, (99, ""))[0]:
                found[told] = (abs(offset), f"{'even' if offset % 2 == 0 else 'odd'}:{_bucket(abs(offset))}")
        for told, (_, where) in found.items():
            yield f"chain:{told}:{where}"
        yield f"chain:{'+'.join(sorted(found)) or 'none'}"

    def _neighbour(self, offset: int) -> Turn | None:
        place = self._turn + offset
        return self._context.turns[place] if 0 <= place < len(self._context.turns) else None

    def _spoken(self, person: int) -> Iterator[str]:
        """What is called and named inside of the quotations here and around."""
        context = self._context
        gender = context.gender[person]
        for offset in (-1, 0, 1):
            turn = self._neighbour(offset)
            if turn is None or (offset and abs(turn.first - self._seen.piece.paragraph) > 2):
                continue
            if person in turn.called:
                yield f"called{offset}"
            elif person in turn.named:
                yield f"named{offset}"
            if turn.called_gender is not None and gender is not None:
                yield f"call{offset}:{turn.called_gender == gender}"


def history(context: Context, number: int, kind: str, person: int, spoke: Sequence[int], here: int | None) -> list[str]:
    """Return what the choices before say of a person.

    Args:
        spoke: who spoke in the turns before, the latest last; `NOBODY` where none was chosen.
        here: who said the piece before in the same turn, None where this is its first.
    """
    context.seen[number]
    if here is not None:
        between = _between(context, number)
        return [f"here:{here == person}:{between}", f"{kind}|here:{here == person}:{between}"]
    turn = context.turns[context.turn_of[number]]
    previous = context.turns[context.turn_of[number] - 1] if context.turn_of[number] else None
    gap = _gap(turn, previous, -1) if previous is not None else "far"
    if previous is not None and gap == "1":
        gap = _answering(context, previous)
    found = [f"spoke:{spoke[-TURNS:].count(person)}:{gap == 'far'}"]
    if spoke:
        found.append(f"spoke1:{spoke[-1] == person}:{gap}")
    if len(spoke) > 1:
        found.append(f"spoke2:{spoke[-2] == person}:{spoke[-1] == person}:{gap}")
    if len(spoke) > 3:
        found.append(f"spoke4:{spoke[-4] == person and spoke[-2] == person}:{gap}")
    return found + [f"{kind}|{each}" for each in found]


def _answering(context: Context, previous: Turn) -> str:
    last = context.seen[previous.pieces[-1]].piece
    asked = context.reading.text[last.end - 1] == "?"
    return f"1:{'asked' if asked else 'said'}:{'told' if last.tail.strip() else 'bare'}"


def _between(context: Context, number: int) -> str:
    """Return what stands between a piece and the one before it in its paragraph."""
    seen, before = context.seen[number], context.seen[number - 1]
    lead = seen.piece.lead.strip()
    if seen.piece.first:
        return "continues"
    if not lead:
        return "nothing"
    if lead[0] == "(" and lead.rstrip(" ,.;")[-1] == ")":
        return "aside"
    if not any(mark in lead[:-1] for mark in ".!?") and lead[-1] not in ".!?":
        return "joined"
    tag = before.after
    ended = "told" if tag is not None and tag.says else "acts"
    other = seen.before
    if other is not None and other.says and "." in lead:
        return f"{ended}:says"
    return f"{ended}:{'short' if len(lead) < 60 else 'long'}"


def _gap(turn: Turn, other: Turn, offset: int) -> str:
    distance = turn.first - other.last if offset < 0 else other.first - turn.last
    return "far" if distance > 4 * abs(offset) else str(min(distance, abs(offset) + 1))


def _bucket(number: int) -> str:
    return next((str(limit) for limit in (0, 1, 2, 4, 8, 16, 40) if number <= limit), "many")
