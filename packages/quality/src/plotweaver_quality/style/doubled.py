"""A word twice in a row, and two words twice (`of the of the`): left over from an edit, or a slip of the hand.

Twice in a row is good English where grammar makes it so, and that is read from what stands around it:

    had had, that that      but not `had had gone` (a participle), nor `that that he` (whoever does something)
    is is, was was          behind *what*, *all* and the like: `what he was was a fool`
    it it, you you          where the first ends a clause and the second begins one: `found it it was empty`
    her her                 where a noun follows: `gave her her hat`
    never never, no no …    in speech, or where nothing else stands before the comma: emphasis

Names of two like words (`Walla Walla`) stand alone nowhere near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import listed, words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule

DOUBLED = Rule("style.doubled-word", "warning", "A word twice", "Most often one of them was left over.")

_PARTICIPLES = listed("""
    been gone done seen taken come become begun given known grown flown thrown drawn worn torn sworn born broken spoken
    chosen frozen stolen written ridden driven risen fallen eaten beaten forgotten hidden bitten shaken sung rung drunk
    sunk swum run lain heard found told felt left kept slept wept meant brought bought thought fought caught taught said
    paid met led held stood understood lost made sent spent built
""")
_DOERS = listed("he she it they we i you the a an his her their my our your no there")
_CLEFT = listed("what who how where why all that thing trouble problem question point fact")
_FINITE = listed("""
    is was are were will would can could may might shall should must do did does had has have ve d s ll never also
    wasn't isn't won't wouldn't couldn't didn't don't wasn isn won wouldn couldn didn don
""")
#: So many words before and after are looked through for a name that stands alone.
_NEAR = 500
_CLAUSE_GOES_ON = re.compile(r"\s+(?=\w)")
#: What joins: no noun behind *her*, and what comes again around it is a figure of speech (`on and on and`).
_JOINS = listed("and but or nor if as than then when while because")


def doubled(scene: SceneText) -> Iterator[Finding]:
    """Yield words that stand twice, and pairs of words that do."""
    reading, keys, words = scene.reading, scene.reading.keys, scene.reading.words
    for number in range(1, len(keys)):
        # the cheap question first: hardly any word gets past it
        if (
            keys[number - 1] == keys[number]
            and _stand_together(scene, number - 1, number)
            and not _may(reading, number)
        ):
            yield _told(scene, words[number - 1], words[number])
        elif number > 2 and keys[number - 2] == keys[number] and _is_left_over(scene, number):
            yield _told(scene, (words[number - 3][0], words[number - 2][1]), words[number])


def _told(scene: SceneText, first: tuple[int, int], second: tuple[int, int]) -> Finding:
    once = scene.prose[slice(*first)]
    return DOUBLED.finding(scene, (first[0], second[1]), f"“{once}” stands twice.", "Take one out.", fix=once)


def _stand_together(scene: SceneText, first: int, last: int) -> bool:
    """Say whether nothing but white space stands between some words, and no paragraph's end."""
    words = scene.reading.words
    gaps = (scene.prose[words[each][1] : words[each + 1][0]] for each in range(first, last))
    return all(gap.isspace() and "\n\n" not in gap for gap in gaps)


def _may(reading: Reading, number: int) -> bool:
    """Say whether a word may stand twice, here."""
    key, (start, end) = reading.keys[number], reading.words[number]
    if key in words_of("may-double") or not key.replace("'", "").isalpha() or (len(key) == 1 and key not in ("a", "i")):
        return True
    if key != "i" and reading.text[start].isupper():
        return _may_be_a_name(reading, number)
    gap = _CLAUSE_GOES_ON.match(reading.text, end)
    after = reading.keys[number + 1] if gap and number + 1 < len(reading.keys) else ""
    if key == "i" or key in words_of("emphatic"):
        return reading.in_dialogue(start) or (not after and _begins_sentence(reading, number - 1))
    return _grammar_allows(reading, number, key, after)


def _grammar_allows(reading: Reading, number: int, key: str, after: str) -> bool:
    """Say whether a word may stand twice before the one `after` it, which is empty where the clause ends."""
    if key == "had":
        return not (after in _PARTICIPLES or (after.endswith("ed") and _no_noun_follows(reading, number + 1)))
    if key == "that":
        return after not in _DOERS
    if key in ("is", "was"):
        return not _CLEFT.isdisjoint(reading.keys[max(0, number - 8) : number - 1])
    if key in ("it", "you"):
        return after in _FINITE or after in words_of("past-forms") or after.endswith("ed")
    return key == "her" and bool(after) and after not in words_of("function-words") and after not in _JOINS


def _begins_sentence(reading: Reading, number: int) -> bool:
    place = reading.sentence_at(reading.words[number][0])
    return place is not None and reading.words_between(*reading.sentences[place]).start == number


def _no_noun_follows(reading: Reading, number: int) -> bool:
    """Say whether a form in -ed stands before a small word, or last: `waited for`, not `limited means`."""
    after = reading.keys[number + 1 : number + 2]
    gap = reading.text[reading.words[number][1] : reading.words[number + 1][0]] if after else "."
    return not gap.isspace() or after[0] in words_of("function-words")


def _may_be_a_name(reading: Reading, number: int) -> bool:
    """Say whether a word with a capital is no slip: in speech, behind *called*, or if it never stands alone nearby."""
    start, keys = reading.words[number][0], reading.keys
    if reading.in_dialogue(start) or not reading.text[reading.words[number - 1][0]].isupper():
        return True
    if number > 1 and keys[number - 2] in ("called", "named", "christened", "call", "calling", "cried", "nicknamed"):
        return True
    near = keys[max(0, number - _NEAR) : number + _NEAR]
    return near.count(keys[number]) <= 2


def _is_left_over(scene: SceneText, number: int) -> bool:
    """Say whether two words stand twice and are no figure of speech.

    They stand in narration, in small letters, a small word first, and nothing joins them.
    """
    reading = scene.reading
    pair: Sequence[str] = reading.keys[number - 1 : number + 1]
    if reading.keys[number - 3 : number - 1] != pair or not _stand_together(scene, number - 3, number):
        return False
    if reading.in_dialogue(reading.words[number][0]) or not _JOINS.isdisjoint(pair) or not all(map(str.isalpha, pair)):
        return False
    small = all(reading.text[reading.words[each][0]].islower() for each in range(number - 2, number + 1))
    return small and pair[0] in words_of("function-words")
