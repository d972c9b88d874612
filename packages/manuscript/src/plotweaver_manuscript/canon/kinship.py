"""Who is whose sister, husband or son; how many; who never married."""

from __future__ import annotations

from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import one_of, patterns
from plotweaver_manuscript.canon.hedges import mood
from plotweaver_manuscript.canon.numbers import NUMBER, bounds
from plotweaver_manuscript.canon.plain import Sentence

_KIN = (
    "mother father sister brother son daughter wife husband aunt uncle niece nephew cousin grandmother grandfather"
    " grandson granddaughter widow stepmother stepfather stepson stepdaughter half-brother half-sister godmother"
    " godfather godson goddaughter fiancee"
)
_K = rf"(?P<kin>{one_of(_KIN)})(?![- ]in[- ]law)"
_OLDER = (
    r"(?:(?:elder|eldest|younger|youngest|only|twin|dear|dearest|own|beloved|late|poor|first|second|third"
    r"|little|big|older|oldest|surviving|middle|favourite|married|maiden|great)\s+)*"
)
#: {whose} kin is {other}.
_WAYS = patterns(
    rf"{{whose}}\s+{_OLDER}{_K}\s*,?\s+{{other}}(?!')",
    rf"{{whose}}\s+{_OLDER}{_K}\s+(?:was|is)\s+(?:called |named |christened )?{{other}}(?!')",
    rf"{{other}}\s*,\s*{{whose}}\s+{_OLDER}{_K}\b",
    rf"{{other}}\s+(?:was|is|had been|being)\s+{{whose}}\s+{_OLDER}{_K}\b",
    rf"{{other}}\s*,?\s*(?:(?:was|is|had been)\s+)?(?:the|an?)\s+{_OLDER}{_K} of {{named}}(?!')",
)
_COUNTED = "sister brother son daughter child aunt uncle niece nephew cousin"
_COUNT = patterns(
    rf"{{subject}}\s*{{gap}},?\s*(?:had|has){{adv}}\s+(?P<number>{NUMBER}|no|neither)\s+{_OLDER}"
    rf"(?:living )?(?P<kin>sisters?|brothers?|sons?|daughters?|child(?:ren)?|siblings)\b(?!-)",
    r"{subject}\s*{gap},?\s*(?:was|is|being){adv}\s+an\s+(?P<number>only)\s+(?P<kin>child)\b",
    rf"{{subject}}\s*{{gap}},?\s*(?:was|is){{adv}}\s+(?:the )?(?:father|mother) of (?P<number>{NUMBER})\s+"
    rf"{_OLDER}(?P<kin>sons|daughters|children)\b",
)
_SINGLE = patterns(
    r"{subject}\s*{gap},?\s*(?:had|has|had always|having)\s+never\s+(?:been\s+)?(?P<value>married)\b",
    r"{subject}\s*{gap},?\s*never\s+(?P<value>married)(?=\s*[.,;]|\s+and\b)",
    r"{subject}\s*{gap},?\s*(?:was|is|remained|had remained){adv}\s+(?:an? )?{adj}(?P<value>bachelor|spinster"
    r"|unmarried|old maid|unwed)\b",
    r"{subject}\s*{gap},?\s*(?:had|has)\s+(?:neither wife|no wife|no husband|neither husband)\b(?P<value>)",
)
_WED = patterns(
    r"{subject}\s+(?:had )?married {other}(?!')",
    r"{subject}\s+(?:was|had been) married to {other}(?!')",
)
_ALIKE = {"widow": "wife", "children": "child"}


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in _WAYS:
        for found in way.finditer(text):
            told = mood(text, *found.span())
            if told is not None:
                kin = _ALIKE.get(found["kin"], found["kin"])
                yield claim(sentence, found, "kin", kin, told)
    for way in _WED:
        for found in way.finditer(text):
            told = mood(text, *found.span())
            if told is not None:
                yield claim(sentence, found, "kin", "spouse", told)


def _read_counts(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in _COUNT:
        for found in way.finditer(text):
            if mood(text, *found.span()) is None:
                continue
            kin, number = found["kin"], found["number"]
            if number == "only":
                yield claim(sentence, found, "kin-count", "0", "", "sibling")
                continue
            span = (0, 0) if number in ("no", "neither") else bounds(number)
            if span is not None and span[0] == span[1]:
                single = "child" if kin.startswith("child") else kin.removesuffix("s")
                yield claim(sentence, found, "kin-count", str(span[0]), "", single)
    for way in _SINGLE:
        for found in way.finditer(text):
            if mood(text, *found.span()) is not None:
                yield claim(sentence, found, "single", "never married")


FAMILIES = (
    Family(called_by(f"{_KIN} married"), _read),
    Family(
        called_by("""
            sisters? brothers? sons? daughters? child children siblings married bachelor spinster unmarried maid unwed
            wife husband
        """),
        _read_counts,
    ),
)
