"""Sentences of narration in another tense than their scene.

A sentence slips into the other tense if it holds `VERBS` verbs of that tense and none of its own. Of a scene told in
the past one verb will do, where whoever does it stands before it, somebody or something: `he walks`, `Nell slowly
opens`, `the old door creaks`, `they're waiting`. That is read from forms: an English verb of the present has an ending
behind *he*, and each whole sentence has a verb that tells its tense, so nothing in it may be a form of the past.

Questions, and what is always true, may stand in the present.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from plotweaver_manuscript.canon.firstnames import FIRST_NAMES
from plotweaver_manuscript.reading import Reading

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import listed, words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule

#: So many verbs of the other tense, and none of the scene's own, make a slip.
VERBS = 2

SLIP = Rule(
    "style.tense-slip",
    "note",
    "A sentence in another tense",
    "A sentence of a scene told in the past stands in the present, or the other way round. What is always true may.",
    languages=("en",),
    weight=0.5,
)

_AUXILIARIES = frozenset(("is", "are", "am", "has", "does", "isn't", "aren't", "hasn't", "doesn't"))
_BEFORE_PARTICIPLES = _AUXILIARIES | {"be", "been", "being", "have", "haven't", "having", "get", "gets", "getting"}
_CAN = frozenset(("can", "can't", "cannot"))
_ADVERBS = listed("still just then now soon once only almost also already even again")
_SHORT = frozenset(("he's", "she's", "it's", "they're", "we're", "i'm"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "my", "our", "its", "this"))
#: What does not change in the past, so that only an ending tells the present.
_SAME = listed("put cut let read set hit hurt spread beat cast cost shut split burst spit bend")
#: What people who tell a story say of their telling, and may in the present.
_OF_TELLING = listed("""
    admit agree believe care confess consider doubt dread expect fear forget guess hate hope imagine know like love mean
    mention need own pass prefer realise realize recall regret remember say speak suggest suppose suspect think trust
    understand want wish wonder write
""")
#: What says that something is so at all times, whoever does it.
_HABIT = listed("always ever never every often sometimes usually whenever nobody everybody you your")
_ES, _IES = re.compile(r"(?:s|x|z|ch|sh|o)$"), re.compile(r"[^aeiou]y$")
#: How many words before it may make a form in -ed no past (`is badly hurt and tired`), or part a verb from who does it.
_REACH = 3
#: So many characters before and after are looked through for a name.
_NEAR = 5_000


def slips(scene: SceneText, tense: str) -> Iterator[Finding]:
    """Yield the sentences of a scene, told in some tense, that stand in the other one."""
    reading = scene.reading
    other = "present" if tense == "past" else "past"
    own, others = (reading.language.tenses.get(each, frozenset()) for each in (tense, other))
    own = own | words_of("past-forms") if tense == "past" else own
    for start, end in reading.sentences:
        within = reading.words_between(start, end)
        keys = reading.keys[within.start : within.stop]
        # the cheap question first: hardly any sentence gets past it
        if any(key in own for key in keys) or reading.has_quotation(start, end):
            continue
        always = any(key in words_of("always-true") for key in keys)
        told = not always and sum(key in others for key in keys) >= VERBS
        if tense == "past":
            told = (told or _is_present(reading, within, start, end)) and not _has_past(keys)
        if told:
            message = f"This sentence stands in the {other}, its scene in the {tense}."
            yield SLIP.finding(scene, (start, end), message, "Tell it as the rest, unless it is always true.")


def _has_past(keys: Sequence[str]) -> bool:
    """Say whether there is a form in -ed that is no participle."""
    return any(
        key.endswith("ed") and len(key) > 4 and _BEFORE_PARTICIPLES.isdisjoint(keys[max(0, place - _REACH) : place])
        and not any(each in _SHORT for each in keys[max(0, place - _REACH) : place])
        for place, key in enumerate(keys)
    )  # fmt: skip


def _is_present(reading: Reading, within: range, start: int, end: int) -> bool:
    """Say whether somebody or something does what only the present says."""
    if reading.text[start:end].rstrip("\"'”’)]_*").endswith("?") or not _HABIT.isdisjoint(
        reading.keys_between(start, end)
    ):
        return False
    return any(_does(reading, within, number) for number in within if number > within.start) or any(
        reading.keys[number] in _SHORT and reading.keys[number + 1].endswith("ing")
        for number in within
        if number + 1 < within.stop
    )


def _does(reading: Reading, within: range, number: int) -> bool:
    """Say whether a word is a verb of the present, and who or what does it stands before it."""
    keys, key = reading.keys, reading.keys[number]
    before = number - 1
    while before > max(within.start, number - _REACH) and (keys[before].endswith("ly") or keys[before] in _ADVERBS):
        before -= 1
    subject = keys[before]
    if subject in ("he", "she"):
        return key in _AUXILIARIES or key in _CAN or _is_singular(reading, key) or _is_unknown_verb(key)
    if subject == "they":
        return key in ("are", "aren't", "have") or key in _CAN or _is_bare(key)
    if subject in ("i", "we"):
        return _is_bare(key) and key not in _OF_TELLING
    if _has_determiner(keys, within, before):
        return _noun_does(reading, before, number)
    if not _is_singular(reading, key):
        return key in _AUXILIARIES and _is_name(reading, within, before)
    return subject == "it" or _is_name(reading, within, before) or _acts_upon(reading, within, before, number)


def _noun_does(reading: Reading, noun: int, number: int) -> bool:
    """Say whether a noun with its article has a verb of the present: `the door creaks`, `her fingers shake`."""
    keys, key = reading.keys, reading.keys[number]
    # of things in general the present may be told: `The books call it slack water.`
    is_own = keys[noun - 1] in ("his", "her", "their") or keys[noun - 2 : noun - 1] in (("his",), ("her",), ("their",))
    if is_own and (key in _AUXILIARIES or (keys[noun].endswith("s") and _is_bare(key))):
        return True
    return _is_singular(reading, key)


def _acts_upon(reading: Reading, within: range, first: int, number: int) -> bool:
    """Say whether a sentence begins with a noun that acts: `Rain soaks the coats`; `Heavy steps on the stair` not."""
    after = reading.keys[number + 1] if number + 1 < within.stop else ""
    begins = first == within.start and reading.keys[first] not in words_of("function-words")
    return begins and (after in _DETERMINERS or after in ("him", "them", "it"))


def _is_singular(reading: Reading, key: str) -> bool:
    return key in _singular() or (key.endswith("s") and key in reading.language.saying)


def _is_bare(key: str) -> bool:
    return key in words_of("verbs") and key not in _SAME


def _is_unknown_verb(key: str) -> bool:
    """Say whether a word that stands behind *he* is a verb by its ending alone: `he unbuckles`, no `he always`."""
    return key.endswith("s") and not key.endswith(("ss", "us", "'s", "wards", "ways", "times")) and key not in (
        "was", "his", "its", "this", "as", "yes", "perhaps", "besides", "hers", "thus", "less", "else's", "across",
    )  # fmt: skip


def _has_determiner(keys: Sequence[str], within: range, noun: int) -> bool:
    """Say whether a word is a noun with its article, which has one word between at most: `the old door`."""
    before = keys[max(within.start, noun - 2) : noun]
    return (
        keys[noun] not in words_of("function-words") | _DETERMINERS
        and not _DETERMINERS.isdisjoint(before)
        and not keys[noun].endswith("'s")
    )


def _is_name(reading: Reading, within: range, number: int) -> bool:
    """Say whether a word is a name; the first of a sentence has a capital whatever it is."""
    start, end = reading.words[number]
    word = reading.text[start:end]
    if not word[0].isupper() or reading.keys[number] in words_of("function-words"):
        return False
    return number > within.start or word in FIRST_NAMES or _is_known(reading, word, start)


def _is_known(reading: Reading, word: str, at: int) -> bool:
    """Say whether a word has its capital within a sentence, too, somewhere near."""
    near = reading.text[max(0, at - _NEAR) : at + _NEAR]
    return re.search(rf"[a-z,;]\s{{1,3}}{re.escape(word)}\b", near) is not None


@cache
def _singular() -> frozenset[str]:
    """Return the common verbs as they stand behind *he*."""
    return frozenset(map(_third, words_of("verbs")))


def _third(verb: str) -> str:
    if _IES.search(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if _ES.search(verb) else f"{verb}s"
