"""All that is seen of a text before anyone is chosen: pieces, tags, who is named where, who is he or she or I."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.cast import Character, Gender
from plotweaver_quality.quotes.gender import genders
from plotweaver_quality.quotes.layout import Piece, pieces
from plotweaver_quality.quotes.mentions import Focus, Mention, find_mentions
from plotweaver_quality.quotes.naming import words_of
from plotweaver_quality.quotes.tags import Tag, Tagger

#: So many mentions of a paragraph are looked at, the last ones: a paragraph may be as long as a book.
LOOKED_AT = 200


@dataclass(frozen=True)
class Seen:
    """A piece with its tags, and what is called or named inside of it.

    Attributes:
        lead: the tag at the end of the paragraph before, where that ends with a colon or comma.
        called: people it calls by name; `named`: those it only names.
        called_gender: of a `sir` or `madam` in it.
    """

    piece: Piece
    before: Tag | None
    after: Tag | None
    lead: Tag | None
    called: frozenset[int]
    named: frozenset[int]
    called_gender: Gender | None


@dataclass(frozen=True)
class Turn:
    """A paragraph in which somebody speaks, with those that go on with its last quotation.

    Attributes:
        first: the number of its first paragraph; `last`: that of its last.
        told: who is told by name to speak; `told_gender`: of whom a pronoun or description tells it.
        others: who does not speak although named in what tells of it: Anna in `said Anna's husband`.
        chain: the number of the run of turns that it belongs to, between which nothing is narrated but beside them.
        called: people it calls by name; `named`: those it only names; `called_gender`: of its first `sir` or `madam`.
    """

    first: int
    last: int
    chain: int
    pieces: tuple[int, ...]
    told: int | None
    told_gender: Gender | None
    called: frozenset[int]
    named: frozenset[int]
    called_gender: Gender | None
    others: frozenset[int]


@dataclass
class Context:
    """Everything that the ranking looks at. People are numbers in the cast."""

    reading: Reading
    cast: Sequence[Character]
    mentions: list[Mention]
    gender: list[Gender | None]
    seen: list[Seen]
    turns: list[Turn]
    narrator: int | None
    focus: Focus
    turn_of: list[int] = field(default_factory=list)
    weight: Counter[int] = field(default_factory=Counter)
    narrated: list[Mention] = field(default_factory=list)
    by_paragraph: dict[int, list[Mention]] = field(default_factory=dict)
    nouns: list[frozenset[str]] = field(default_factory=list)

    def narrated_before(self, word: int) -> int:
        """Return how many narrated mentions begin before a word."""
        return bisect_left(self._starts, word)

    def mentions_of(self, paragraph: int, stop: int, start: int = 0) -> list[Mention]:
        """Return the last mentions in a paragraph that begin before a word, and not before another."""
        mentions = self.by_paragraph.get(paragraph, [])
        last = bisect_left(mentions, (stop,))
        return mentions[max(bisect_left(mentions, (start,)), last - LOOKED_AT) : last]

    def people_of(self, paragraph: int) -> dict[int, None]:
        """Return who is mentioned in a paragraph, whoever is latest first."""
        return self._people.get(paragraph, {})

    def __post_init__(self) -> None:
        self._starts = [mention.first for mention in self.narrated]
        self._people = {
            paragraph: dict.fromkeys(person for mention in reversed(mentions) for person in mention.people)
            for paragraph, mentions in self.by_paragraph.items()
        }


def see(reading: Reading, cast: Sequence[Character], chosen: Sequence[int] | None = None) -> Context:
    """Look at a text.

    Args:
        chosen: which quotations are speech, by number; all, where this is not said.
    """
    mentions = find_mentions(reading, cast)
    gender = genders(reading, cast, mentions)
    narrator = _narrator(reading, cast, mentions)
    tagger = Tagger(reading, mentions, narrator)
    seen = [_seen(reading, tagger, piece, mentions) for piece in pieces(reading, chosen)]
    turns = _turns(seen)
    weight = Counter(turn.told for turn in turns if turn.told is not None)
    by_paragraph = _by_paragraph(reading, mentions)
    context = Context(
        reading=reading,
        cast=cast,
        mentions=mentions,
        gender=gender,
        seen=seen,
        turns=turns,
        narrator=narrator,
        focus=Focus(reading, mentions, gender),
        weight=weight,
        narrated=[mention for mention in mentions if mention.quotation is None],
        by_paragraph=by_paragraph,
        nouns=[frozenset(word for name in person.names for word in words_of(name)) for person in cast],
    )
    context.turn_of = [number for number, turn in enumerate(turns) for _ in turn.pieces]
    return context


def _seen(reading: Reading, tagger: Tagger, piece: Piece, mentions: list[Mention]) -> Seen:
    first = bisect_left(mentions, (piece.words.start,))
    last = bisect_left(mentions, (piece.words.stop,))
    inside = mentions[first:last]
    called = frozenset(person for mention in inside if mention.role == "called" for person in mention.people)
    named = frozenset(person for mention in inside if mention.role != "called" for person in mention.people)
    return Seen(
        piece,
        tagger.before(piece),
        tagger.after(piece),
        _lead(reading, tagger, piece),
        called,
        named,
        _call(reading, piece),
    )


def _lead(reading: Reading, tagger: Tagger, piece: Piece) -> Tag | None:
    if not piece.first or piece.lead.strip() or not piece.paragraph:
        return None
    span = reading.paragraphs[piece.paragraph - 1]
    if span.kind != "paragraph":
        return None
    quoted = reading.quotations_of(piece.paragraph - 1)
    start = quoted[-1].end + len(quoted[-1].closing) if quoted else span.start
    text = reading.text[start : span.end].rstrip(" -—–_\r\n")
    return tagger.leading(reading.words_between(start, span.end), text) if text.strip() else None


def _call(reading: Reading, piece: Piece) -> Gender | None:
    """Return the gender of whoever is called `sir` or `madam`."""
    text = reading.text
    for word in piece.words:
        key = reading.keys[word]
        if key not in english.MALE_CALLS and key not in english.FEMALE_CALLS:
            continue
        start, end = reading.words[word]
        before, after = text[:start].rstrip()[-1:], text[end : end + 1]
        if (before in ",;-—.!?\"“'‘" or start == piece.start) and (not after.strip() or after in ",.!?;-—"):
            if after.isspace() and end + 1 < piece.end:
                continue
            return "m" if key in english.MALE_CALLS else "f"
    return None


def _turns(seen: Sequence[Seen]) -> list[Turn]:
    grouped: list[list[int]] = []
    for number, each in enumerate(seen):
        if grouped and (each.piece.continues or seen[number - 1].piece.paragraph == each.piece.paragraph):
            grouped[-1].append(number)
        else:
            grouped.append([number])
    turns: list[Turn] = []
    for members in grouped:
        first, last = seen[members[0]].piece.paragraph, seen[members[-1]].piece.paragraph
        apart = bool(turns) and first - turns[-1].last > 1
        chain = turns[-1].chain + apart if turns else 0
        turns.append(_turn(first, last, chain, [seen[number] for number in members], tuple(members)))
    return turns


def _turn(first: int, last: int, chain: int, seen: Sequence[Seen], members: tuple[int, ...]) -> Turn:
    tags = [tag for each in seen for tag in (each.after, each.before, each.lead) if tag is not None]
    said = [tag.subject for tag in tags if tag.says]
    told = next((each.people[0] for each in said if each.kind == "name"), None)
    gender = next((each.gender for each in said if each.kind in ("pronoun", "description") and each.gender), None)
    called = frozenset(person for each in seen for person in each.called)
    named = frozenset(person for each in seen for person in each.named)
    calls = next((each.called_gender for each in seen if each.called_gender), None)
    people = {person for each in said for person in each.people}
    others = frozenset(person for each in said for person in each.owner if person not in people)
    return Turn(first, last, chain, members, told, gender, called, named, calls, others)


def _by_paragraph(reading: Reading, mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: defaultdict[int, list[Mention]] = defaultdict(list)
    starts = [span.start for span in reading.paragraphs]
    for mention in mentions:
        found[bisect_right(starts, reading.words[mention.first][0]) - 1].append(mention)
    return dict(found)


def _narrator(reading: Reading, cast: Sequence[Character], mentions: Sequence[Mention]) -> int | None:
    """Return who says `I` in the narration: named so in the cast, or called in dialogue and hardly ever narrated."""
    if reading.telling.person != "first":
        return None
    for number, person in enumerate(cast):
        if any(word in ("narrator", "narr", "i") for name in person.names for word in words_of(name)):
            return number
    called: Counter[int] = Counter()
    narrated: Counter[int] = Counter()
    for mention in mentions:
        if len(mention.people) == 1:
            if mention.quotation is None:
                narrated[mention.people[0]] += 1
            else:
                called[mention.people[0]] += 3 if mention.role == "called" else 1
    scores = {person: count / (1 + 6 * narrated[person]) for person, count in called.items()}
    return max(scores, key=lambda person: scores[person], default=None)
