"""How old somebody is, and when they were born. Ages are two numbers, `38-42`: what the words leave open."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.claims import Mood
from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import one_of, pattern, patterns
from plotweaver_manuscript.canon.hedges import denied, once, supposed
from plotweaver_manuscript.canon.numbers import NUMBER, ORDINAL, WORDS, bounds, value
from plotweaver_manuscript.canon.plain import Sentence

_N = rf"(?P<number>\b{NUMBER})\b"
_YEARS = r"(?:[- ]years?(?:[- ]old| of age)?|[- ]summers|[- ]winters)"
_ABOUT = (
    r"(?P<about>(?:\b(?:about|around|some|nearly|almost|close on|not yet|barely|hardly|scarcely|only|just|now"
    r"|but|still|then|past|over|under|well|above|rather|more|less|than|turned|perhaps|already|at least"
    r"|at most|going on|rising|by now|exactly|no more than|not more than)\s+){0,3})"
)
_PERSON = one_of("""
    man woman girl boy lady gentleman child fellow person youth lad widow widower bachelor spinster creature maiden
    youngster veteran matron
""")
#: What may follow an age that is told without `years`.
_END = (
    r"(?=\s*(?:[.,;:!?)\"]|--|—|$)|\s+(?:and|but|when|that|this|at|in|on|by|now|then|or|last|next|years|with"
    r"|as|before|who|years old)\b)"
)
_CLOCK = one_of("one two three four five six seven eight nine ten eleven twelve noon 1 2 3 4 5 6 7 8 9 10 11 12")
_WAYS = patterns(
    # Anne was twenty-nine; Anne is seven-and-twenty years old
    rf"{{subject}}\s*{{gap}},?\s*(?:who\s+)?(?:was|is|'s|am|'m|were|had just become){{adv}}\s+{_ABOUT}{_N}(?:"
    rf"{_YEARS}|{_END})",
    rf"{{subject}}\s*,\s*who\s+(?:was|is){{adv}}\s+{_ABOUT}{_N}(?:{_YEARS}|{_END})",
    # Anne, aged twenty-nine; Anne, now twenty-nine,; Anne (twenty-nine)
    rf"{{named}}\s*[,(—]?\s*(?:was\s+|is\s+)?aged\s+{_ABOUT}{_N}",
    rf"{{named}}\s*(?:,|\()\s*{_ABOUT}{_N}(?:{_YEARS})?\s*(?=[,.;)])",
    rf"{{subject}}\s*,?\s+(?:[^.;\"A-Z]{{0,40}}, )?at\s+{_ABOUT}{_N}\s*,",
    # Anne was a woman of twenty-nine; Anne, a girl of nineteen
    rf"{{subject}}\s*{{gap}},?\s*(?:(?:who )?(?:was|is|'s){{adv}}\s+)?(?:an?|the)\s+{{adj}}{_PERSON}\s+of\s+"
    rf"{_ABOUT}{_N}(?:{_YEARS}|{_END})",
    # a twenty-nine-year-old; twenty-nine-year-old Anne
    rf"{{subject}}\s*,?\s*(?:(?:was|is){{adv}}\s+)?(?:an?|the)\s+{_ABOUT}{_N}[- ]years?[- ]old\b",
    rf"{_ABOUT}{_N}[- ]years?[- ]old\s+{{named}}",
    # at twenty-nine, Anne was; at the age of twenty-nine Anne was
    rf"\bat\s+{_ABOUT}{_N}\s*,\s*{{subject}}\s+(?:was|is|had still|still|looked|could|felt)\b",
    rf"\bat\s+(?:the\s+age\s+of\s+|the\s+ripe\s+age\s+of\s+){_ABOUT}{_N}\s*,?\s*{{subject}}\s+(?:was|is|still"
    rf"|looked|could|felt)\b",
    # at twenty-nine Anne was; `at nine Anne was` is the time of day
    rf"\bat\s+(?!{_CLOCK}\b){_ABOUT}{_N}\s+{{subject}}\s+(?:was|is|still|looked|could|felt|knew)\b",
    # Anne had turned twenty-nine
    rf"{{subject}}\s*{{gap}},?\s*(?:(?:had|has|have|'d|'s)\s+)?{{adv}}\s*(?:turned|reached|attained|completed"
    rf"|touched|passed|seen|counted|numbered)\s+(?:the age of |(?:his|her) )?{_ABOUT}{_N}(?:{_YEARS}|{_END}"
    rf"| birthdays)",
    # Anne would own to twenty-nine; Anne, twenty-nine and impatient,; Anne was twenty-nine when the year began
    rf"{{subject}}\s+(?:would (?:only )?own to|owned to|confessed to|admitted to|gave (?:his|her) age as)"
    rf"{{adv}}\s+{_ABOUT}{_N}{_END}",
    rf"{{named}}\s*,\s*{_ABOUT}{_N}\s+and\s+[a-z]+,",
    # Anne's age was twenty-nine
    rf"{{whose}}\s+age\s+(?:was|is|being){{adv}}\s+{_ABOUT}{_N}",
    # for a woman of twenty-nine Anne was strong
    rf"\b[Ff]or\s+(?:an?|the)\s+{{adj}}{_PERSON}\s+of\s+{_ABOUT}{_N}\s*,?\s*{{named}}\s+[a-z]",
    # her twenty-nine years
    rf"{{whose}}\s+{_ABOUT}{_N}\s+(?:years|summers|winters)(?=\s+(?:had|have|sat|weighed|showed|lay|of life"
    rf"|were)|\s*[.,;])",
    rf"\bthe age of {{named}} (?:was|is){{adv}}\s+{_ABOUT}{_N}",
)
#: Ways that name nobody: it is the age of the only person of the sentence.
_SOLE = patterns(
    rf"\b(?:the age of|aged|age was|age of)\s+{_ABOUT}{_N}",
    rf"\b(?:was|is|but|only|not more than|no more than|hardly|scarcely|barely|looked|being)\s+{_ABOUT}{_N}"
    rf"\s+years?[- ](?:old|of age)\b",
    rf"\b(?:man|woman|girl|boy|lady|gentleman|person|creature|spinster|bachelor|widow|widower|child) of {_ABOUT}"
    rf"{_N}{_END}",
    rf"\b(?:seen|counted|numbered|weathered|carried|carry|carries|wore|bore)\s+(?:all )?(?:his |her )?{_ABOUT}"
    rf"{_N}\s+(?:years|summers|winters|springs|birthdays)\b",
    rf"\b(?:his|her)\s+{_ABOUT}{_N}\s+years\b",
)
_NTH = patterns(
    rf"{{subject}}\s*{{gap}},?\s*(?:was|is|being|had (?:just |lately |recently )?entered|entered)(?:\s+now|\s+then)?\s+"
    rf"(?:in|upon|on)?\s*(?:his|her|my)\s+(?P<number>{ORDINAL})\s+(?P<what>year)\b",
    rf"{{whose}}\s+(?P<number>{ORDINAL})\s+(?P<what>birthday)\b",
    rf"{{subject}}\s*{{gap}},?\s*(?:(?:had|has)\s+)?{{adv}}\s*(?:kept|celebrated|passed|reached|spent|marked)"
    rf"\s+(?:his|her|my)\s+(?P<number>{ORDINAL})\s+(?P<what>birthday|year)\b",
)
_DECADE = pattern(
    r"{subject}\s*{gap},?\s*(?:was|is|'s){adv}\s+(?:a (?:man|woman) )?in (?:his|her|my) (?P<part>early |middle "
    r"|mid-|late )?(?P<ten>twenties|thirties|forties|fifties|sixties|seventies|eighties)\b"
)
_TENS = {
    word: 10 * place
    for place, word in enumerate(["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"], 2)
}
_PARTS = {"early ": (0, 3), "middle ": (3, 7), "mid-": (3, 7), "late ": (6, 9), None: (0, 9)}

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_BORN = patterns(
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:was|were|had been){{adv}}\s+born\b[^.;]{{0,50}}?\b(?:in|on)\s+(?:"
    rf"[^.;]{{0,40}}?(?:{_MONTH}),?\s+)?(?:the year\s+)?(?P<year>1[0-9]\d\d|20\d\d)\b",
    rf"{{named}}\s*,?\s*\(?(?:was )?born\s+(?:in|on)?\s*(?:[^.;]{{0,40}}?(?:{_MONTH}),?\s+)?(?P<year>1[0-9]\d\d"
    rf"|20\d\d)\b",
    r"{whose}\s+birth\s+in\s+(?P<year>1[0-9]\d\d|20\d\d)\b",
    r"(?:the year|in)\s+(?P<year>1[0-9]\d\d|20\d\d)\s+(?:was the year|saw|had seen)[^.;]{0,30}\s+{whose}\s+birth\b",
)
_PLUPERFECT = re.compile(
    r"[,\s]*(?:\w+\s+)?(?:had|would)\s+(?:\w+ly\s+)?(?:been|\w+ed|\w+en|gone|come|lost|won|made|left|run|met"
    r"|sung|stood)\b"
)


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in (*_WAYS, *_SOLE):
        for found in way.finditer(text):
            span = bounds(found["number"])
            told = _mood(text, found)
            if span is not None and told is not None and 1 < span[0] <= 120:
                low, high = _within(span, found["about"] or "")
                yield claim(sentence, found, "age", f"{low}-{high}", told)
    for way in _NTH:
        for found in way.finditer(text):
            number, told = value(found["number"]), _mood(text, found)
            if number is not None and told is not None and number > 1:
                age = number - 1 if found["what"] == "year" else number
                yield claim(sentence, found, "age", f"{age - 1 if found['what'] == 'birthday' else age}-{age}", told)
    for found in _DECADE.finditer(text):
        told = _mood(text, found)
        if told is not None:
            low, high = (_TENS[found["ten"]] + each for each in _PARTS[found["part"]])
            yield claim(sentence, found, "age", f"{low}-{high}", told)


def _read_births(sentence: Sentence) -> Claims:
    for way in _BORN:
        for found in way.finditer(sentence.text):
            if not supposed(sentence.text, *found.span()) and not denied(sentence.text, *found.span()):
                yield claim(sentence, found, "born", found["year"])


def _mood(text: str, found: re.Match[str]) -> Mood | None:
    start, end = found.span()
    if re.search(
        r"\b(?:if|unless|until|till|would|could|might|may|when)\s*$|\b(?:if|unless|would|until|till)\b",
        text[max(0, start - 30) : start],
    ):
        return "once" if "when" in text[max(0, start - 30) : start] else None
    if once(text, start, end) or re.match(r"[^.;]{0,25}\b(?:when|years? (?:ago|before))\b", text[end:]):
        return "once"
    # at nineteen she had been: a time gone by
    if re.search(r"\bat\s", found.group()) and _PLUPERFECT.match(text[end:]):
        return "once"
    return "not" if re.search(r"\bnot\b(?! yet| more| less)|n't\b|\bnever\b", found.group()) else ""


def _within(span: tuple[int, int], about: str) -> tuple[int, int]:
    """Return the bounds that words such as `about` or `nearly` leave open."""
    low, high = span
    if re.search(r"\b(?:no|not) more than\b|\bat most\b", about):
        return low - 3, high
    if re.search(r"\b(?:about|around|some|perhaps)\b", about):
        return low - 3, high + 3
    if re.search(r"\b(?:nearly|almost|close on|not yet|under|going on|rising|hardly|scarcely|less)\b", about):
        return low - 3, high
    if re.search(r"\b(?:over|past|above|more)\b", about):
        return low, high + 5
    return low, high


#: Numbers that are seldom an age, and stand everywhere.
_FEW = frozenset({"one", "two", "three", "first", "second", "third"})
FAMILIES = (
    Family(WORDS - _FEW | called_by("twenties thirties forties fifties sixties seventies eighties"), _read),
    Family(called_by("born birth"), _read_births),
)
