"""Injuries and marks on one side of the body; blindness, deafness, a limp, a lost limb."""

from __future__ import annotations

from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import one_of, patterns
from plotweaver_manuscript.canon.hedges import mood
from plotweaver_manuscript.canon.plain import Sentence

_PARTS = one_of("""
    arm leg hand eye foot knee cheek ear shoulder thigh ankle wrist temple eyebrow brow hip elbow thumb breast side
    temple jaw
""")
_PART = rf"(?P<part>{_PARTS})\b"
_SIDE = r"(?P<side>left|right)"
_MARKS = one_of("""
    scar scarred birthmark mole wound wounded limp lame stiff withered wooden lost missing blind broken shattered
    crippled maimed glass amputated cut_off paralysed twisted scarring burn burned deaf sling bandage bandaged shot
    sprained severed useless injured hurt mark
""")
_MARK = rf"(?P<mark>{_MARKS})\b"
_WAYS = patterns(
    # the scar on her left cheek; a scar that crossed his left cheek
    rf"{_MARK}[^.;!?]{{0,50}}?\b(?:on|in|across|along|down|over|of|by|with|at|from|above|below|under|near"
    rf"|crossed)\s+{{whose}}\s+{_SIDE}\s+{_PART}",
    # her left cheek was scarred; his left arm, broken at Lyme
    rf"{{whose}}\s+{{adj}}{_SIDE}\s+{_PART}[^.;!?]{{0,40}}?\b{_MARK}",
    # his lame left leg
    rf"{{whose}}\s+{{adj}}{_MARK}\s+{_SIDE}\s+{_PART}",
    # Anne had lost her left arm; Anne was blind in the left eye; Anne had a scar on the left cheek
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?[^.;,\"A-Z]{{0,30}}?\b(?P<mark>scar|birthmark|mole|lost|broke|broken"
    rf"|blind|deaf|lame|limped|limp|wounded|injured|hurt|shot|burned|burnt|cut|sprained|shattered|missing|wooden"
    rf"|glass|lacked|without|favoured|favouring|dragged|dragging)\b[^.;,]{{0,30}}?\s(?:his|her|my|the|of the|a)"
    rf"\s+{_SIDE}\s+{_PART}",
    rf"{{subject}}\s+(?P<mark>limped|limps|halted|hobbled)\b[^.;]{{0,30}}?\b(?:the|his|her|on)\s+{_SIDE}\s+{_PART}",
    # the scar on Anne's left cheek is the first way; the left sleeve hung empty
    rf"{{whose}}\s+(?P<mark>empty)\s+{_SIDE}\s+(?P<part>sleeve)\b",
    rf"{{whose}}\s+{_SIDE}\s+(?P<part>sleeve)\b[^.;]{{0,20}}?\b(?P<mark>empty)\b",
)
_MISSING = {"lost", "missing", "amputated", "cut off", "severed", "wooden", "empty", "lacked", "without", "glass"}
_LAME = {
    "limps",
    "halted",
    "hobbled",
    "limp",
    "lame",
    "limped",
    "stiff",
    "favoured",
    "favouring",
    "dragged",
    "dragging",
    "crippled",
    "wooden",
}
_SENSES = patterns(
    r"{subject}\s*{gap},?\s*(?:was|is|had been|had gone|went){adv}\s+(?:stone[- ])?(?P<value>blind|deaf|dumb"
    r"|mute)(?=\s*[.,;]|\s+(?:and|from|since|now|these|for))",
    r"{named}\s*,\s*(?:now |long |being )?(?:stone[- ])?(?P<value>blind|deaf|dumb|mute)(?=\s*[.,;]|\s+(?:from|since))",
)


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in _WAYS:
        for found in way.finditer(text):
            if mood(text, *found.span()) == "":
                part = "arm" if found["part"] == "sleeve" else found["part"]
                yield claim(sentence, found, "side", found["side"], "", f"{_kind(found['mark'])} {part}")


def _read_senses(sentence: Sentence) -> Claims:
    for way in _SENSES:
        for found in way.finditer(sentence.text):
            if mood(sentence.text, *found.span()) == "":
                yield claim(sentence, found, "lacks-sense", found["value"])


def _kind(mark: str) -> str:
    mark = " ".join(mark.split())
    if mark in _MISSING:
        return "missing"
    if mark in _LAME:
        return "lame"
    return {
        "scarred": "scar",
        "scarring": "scar",
        "wounded": "hurt",
        "wound": "hurt",
        "broken": "hurt",
        "broke": "hurt",
    }.get(mark, mark)


FAMILIES = (Family(called_by("left right"), _read), Family(called_by("blind deaf dumb mute"), _read_senses))
