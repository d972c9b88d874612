"""Who is told to speak: `said Ann`, `the old man cried`, `she turned and asked:`; and who acts beside a quotation.

A tag has a subject: a name, a pronoun, the `I` of the narrator, a group, or a description (`the landlady`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.cast import Gender
from plotweaver_quality.quotes.layout import Piece
from plotweaver_quality.quotes.mentions import Mention

Kind = Literal["name", "pronoun", "narrator", "group", "description"]

#: How far into a clause a verb of saying is looked for, and how far behind it a subject, in words.
_VERB_REACH, _SUBJECT_REACH = 14, 5
#: A sentence with a verb of saying that is shorter than this tells of speech: `Ann interposed.`
_SHORT = 9
_STOPS = ".!?;"


@dataclass(frozen=True)
class Subject:
    """Whom a clause is about.

    Attributes:
        people: whom a name may mean, by number in the cast.
        gender: of a pronoun or description, where it tells one.
        last: the number of the word after it.
        owner: whose somebody it is: `Anna's husband` is not Anna.
    """

    kind: Kind
    people: tuple[int, ...]
    gender: Gender | None
    first: int
    last: int
    noun: str = ""
    owner: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tag:
    """A subject beside a quotation.

    Attributes:
        says: with a verb of saying, or else it only acts there.
        sure: the verb is one that means speech and nothing else.
        direct: verb and subject stand next to each other.
        opened: the narration leads on to the quotation with a comma, colon or dash, or without a mark.
        nearest: who is named last before the verb, or before the quotation.
    """

    subject: Subject
    says: bool
    sure: bool
    direct: bool
    opened: bool = True
    nearest: int | None = None


class Tagger:
    """Finds the tags of quotations in one text.

    Args:
        mentions: those of the text, as `find_mentions` returns them.
    """

    def __init__(self, reading: Reading, mentions: list[Mention], narrator: int | None = None) -> None:
        self._reading = reading
        self._narrator = narrator
        self._keys = reading.keys
        self._named: Mapping[int, Mention] = {mention.first: mention for mention in mentions}
        self._inside: Mapping[int, Mention] = {
            word: mention for mention in mentions for word in range(mention.first, mention.last)
        }

    def after(self, piece: Piece) -> Tag | None:
        """Return the tag that follows a quotation, within its sentence; else who acts in the sentence after it."""
        if piece.tail.lstrip().startswith("("):
            return None
        clause = self._sentence_from(piece.after)
        if not clause:
            return None
        if self._goes_on(piece):
            tag = self._said(clause)
            if tag is not None:
                return tag
        subject = self._first_subject(clause)
        return Tag(subject, False, False, False) if subject is not None else None

    def before(self, piece: Piece) -> Tag | None:
        """Return the tag that leads to a quotation in its paragraph; else who acts in the sentence before it."""
        if piece.lead.rstrip(" ,;\r\n\t").endswith(")"):
            return None
        return self.leading(piece.before, piece.lead)

    def leading(self, words: range, lead: str) -> Tag | None:
        """Return the tag at the end of some narration; `lead` is its text."""
        sentence = self._sentence_to(words)
        if not sentence:
            return None
        opened = lead.rstrip()[-1:] not in _STOPS
        verbs = [word for word in sentence if self._is_saying(word, sentence)]
        if opened and verbs:
            verb = verbs[-1]
            inverted = self._subject_at(verb + 1, sentence.stop, inverted=True)
            if inverted is not None and inverted.kind != "description" and sentence.stop - inverted.last <= 6:
                return Tag(inverted, True, self._sure(verb), True)
            subject = self._first_subject(range(sentence.start, verb)) or self._nearest(range(sentence.start, verb))
            if subject is not None:
                near = self._last_named(range(sentence.start, verb))
                return Tag(subject, True, self._sure(verb), verb - subject.last <= 1, True, near)
        subject = self._first_subject(sentence) or self._nearest(sentence)
        if subject is None:
            return None
        short = bool(verbs) and len(sentence) < _SHORT
        return Tag(subject, False, short, False, opened, self._last_named(sentence))

    def _said(self, clause: range) -> Tag | None:
        """Return the tag at the beginning of a clause: verb and subject, or subject and verb."""
        place = clause.start
        while place in clause and (self._keys[place] in english.LEADING or self._keys[place].endswith("ly")):
            place += 1
        if place not in clause:
            return None
        if self._is_saying(place, clause):
            subject = self._subject_at(place + 1, clause.stop, inverted=True)
            if subject is not None:
                return Tag(subject, True, self._sure(place), True)
        if self._keys[place] in english.BEING or self._keys[place] in english.SOURCE:
            return self._whose(place, clause)
        subject = self._subject_at(place, clause.stop)
        if subject is None:
            return None
        joined = clause.start < place and self._keys[clause.start] in english.JOINING
        for verb in range(subject.last, min(clause.stop, subject.last + (2 if joined else _VERB_REACH))):
            if self._is_saying(verb, clause):
                return Tag(subject, True, self._sure(verb), verb - subject.last <= 1)
        return None

    def _whose(self, place: int, clause: range) -> Tag | None:
        """Return whose words they are: `was Ann's answer`, `was her reply`, `came from Ann`."""
        owner = place + 1 + (self._keys[place] == "had")
        if owner in clause and self._keys[place] in english.BEING:
            gender = english.POSSESSIVE_PRONOUNS.get(self._keys[owner])
            if gender is not None:
                return Tag(Subject("pronoun", (), gender, owner, owner + 1, self._keys[owner]), True, False, True)
            mention = self._named.get(owner)
            if mention is not None and mention.role == "possessive":
                return Tag(Subject("name", mention.people, None, owner, mention.last), True, False, True)
        for word in clause[:-1]:
            if self._keys[word] in english.SOURCE:
                subject = self._subject_at(word + 1, clause.stop)
                if subject is not None and subject.kind == "name":
                    return Tag(subject, True, False, False)
        return None

    def _is_saying(self, word: int, within: range) -> bool:
        key = self._keys[word]
        if key not in self._reading.language.saying or word in self._inside:
            return False
        particles = english.WITH_PARTICLE.get(key)
        if particles is not None:
            return word + 1 in within and self._keys[word + 1] in particles
        return not (word - 1 in within and self._keys[word - 1] in english.DETERMINERS)

    def _sure(self, verb: int) -> bool:
        return self._keys[verb] not in english.WEAK_SAYING or self._keys[verb] in ("went", "put", "broke")

    def _subject_at(self, place: int, stop: int, *, inverted: bool = False) -> Subject | None:
        """Return the subject that begins at a word, or after an article and adjectives. `inverted`: behind its verb."""
        if place >= stop:
            return None
        found = self._pronoun(place)
        if found is not None:
            return found
        led = place
        while led < min(stop, place + 4):
            mention = self._named.get(led)
            if mention is not None and self._joined(place, led):
                other = self._somebody(mention, stop, inverted) if mention.role == "possessive" else None
                if other is not None:
                    return other
                return Subject("name", mention.people, None, place, mention.last)
            if self._keys[led] not in english.DETERMINERS and self._keys[led] not in english.ADJECTIVES:
                break
            led += 1
        return self._description(place, stop)

    def _pronoun(self, place: int) -> Subject | None:
        key = self._keys[place]
        kind = english.SUBJECT_PRONOUNS.get(key)
        if kind == "i" and self._narrator is not None:
            return Subject("name", (self._narrator,), None, place, place + 1)
        if kind == "i":
            return Subject("narrator", (), None, place, place + 1)
        if kind == "g" or (kind is None and key in english.GROUP_WORDS and self._keys[place - 1] != "the"):
            return Subject("group", (), None, place, place + 1, key)
        if kind is None:
            return None
        gender: Gender | None = "m" if kind == "m" else "f" if kind == "f" else None
        return Subject("pronoun", (), gender, place, place + 1, key)

    def _somebody(self, owner: Mention, stop: int, inverted: bool) -> Subject | None:
        """Return who is told of as somebody's: `Anna's husband`; behind a verb of saying, `Anna's parrot`, too.

        `Anna's voice` is Anna's own.
        """
        first, last = owner.last, min(stop, owner.last + _SUBJECT_REACH)
        if first >= last or any(self._keys[word] in english.OWN for word in range(first, last)):
            return None
        found = self._noun(owner.first, first, stop)
        if found is None and inverted and self._joined(owner.first, first):
            found = Subject("description", (), None, owner.first, first + 1, self._keys[first])
        return None if found is None else replace(found, owner=owner.people)

    def _description(self, place: int, stop: int) -> Subject | None:
        if self._keys[place] not in english.DETERMINERS:
            return None
        found = self._noun(place, place + 1, stop)
        if found is None or found.last >= stop or self._keys[found.last] != "of":
            return found
        owner = self._named.get(found.last + 1)
        return found if owner is None else replace(found, owner=owner.people)

    def _noun(self, place: int, first: int, stop: int) -> Subject | None:
        """Return the description that begins at a word, by its noun from another word on."""
        for word in range(first, min(stop, place + _SUBJECT_REACH)):
            key = self._keys[word]
            if not self._joined(place, word) or key in english.PREPOSITIONS:
                return None
            if key in english.GROUP_WORDS:
                return Subject("group", (), None, place, word + 1, key)
            if key in english.PERSON_NOUNS:
                gender: Gender | None = (
                    "m" if key in english.MALE_NOUNS else "f" if key in english.FEMALE_NOUNS else None
                )
                return Subject("description", (), gender, place, word + 1, key)
        return None

    def _first_subject(self, clause: range) -> Subject | None:
        """Return what a clause begins with, after conjunctions and adverbs."""
        place = clause.start
        while place in clause and place - clause.start < 4 and self._skipped(place):
            place += 1
        return self._subject_at(place, clause.stop) if place in clause else None

    def _skipped(self, place: int) -> bool:
        return self._keys[place] in english.LEADING or (self._keys[place].endswith("ly") and place not in self._inside)

    def _nearest(self, words: range) -> Subject | None:
        """Return the last name or pronoun of some words."""
        for word in reversed(words):
            mention = self._inside.get(word)
            if mention is not None:
                return Subject("name", mention.people, None, mention.first, mention.last)
            found = self._pronoun(word)
            if found is not None:
                return found
        return None

    def _last_named(self, words: range) -> int | None:
        return next((self._inside[word].people[0] for word in reversed(words) if word in self._inside), None)

    def _joined(self, first: int, last: int) -> bool:
        """Say whether no mark parts two words."""
        if last <= first:
            return True
        words = self._reading.words
        return not any(
            self._reading.text[words[word][1] : words[word + 1][0]].strip(" \t\r\n._") for word in range(first, last)
        )

    def _goes_on(self, piece: Piece) -> bool:
        """Say whether the sentence goes on after the quotation: `“Go,” he said`, and not `“Go.” He went.`"""
        ending = self._reading.text[piece.end - 1]
        return ending not in "." or piece.tail.lstrip(" \t\r\n_)")[:1].islower()

    def _sentence_from(self, words: range) -> range:
        text, spans = self._reading.text, self._reading.words
        for word in words:
            gap = text[spans[word][1] : spans[word + 1][0] if word + 1 < len(spans) else len(text)]
            if any(mark in gap for mark in _STOPS) and self._ends(word):
                return range(words.start, word + 1)
        return words

    def _sentence_to(self, words: range) -> range:
        text, spans = self._reading.text, self._reading.words
        for word in reversed(words[:-1]):
            gap = text[spans[word][1] : spans[word + 1][0]]
            if any(mark in gap for mark in _STOPS) and self._ends(word):
                return range(word + 1, words.stop)
        return words

    def _ends(self, word: int) -> bool:
        """Say whether the mark after a word ends a sentence, and is no abbreviation's."""
        return self._keys[word] not in self._reading.language.abbreviations and len(self._keys[word]) > 1
