"""Where people come from, live and are; where places lie."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.claims import Claim
from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim, ref
from plotweaver_manuscript.canon.grammar import Pattern, one_of, patterns
from plotweaver_manuscript.canon.hedges import denied, once, supposed
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.numbers import NUMBER, bounds
from plotweaver_manuscript.canon.plain import Sentence

_IN = r"(?:in|at|near|on|from)"
_BORN = patterns(
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:was|were|had been|is|'d been){{adv}}\s+(?:born|christened)"
    rf"(?: and (?:bred|raised|brought up|reared|educated))?\b[^.;,]{{0,30}}?\s{_IN}\s+(?:[a-z][\w' -]{{0,40}}"
    rf"\s(?:in|of|at|near)\s+)?{{place}}",
    rf"{{named}}\s*,?\s*(?:who was )?born(?: and (?:bred|raised|brought up|reared))?\s+{_IN}\s+(?:[a-z][\w' -]"
    rf"{{0,40}}\s(?:in|of|at|near)\s+)?{{place}}",
    r"\bit was (?:in|at|near) {place} that {subject}\s+(?:was|had been)\s+(?:born|christened)\b",
    r"{subject}\s*{gap},?\s*(?:was|is|had been)\s+a native of {place}",
    r"{named}\s*,\s*(?:herself |himself )?a native of {place}",
    r"{whose}\s+(?:birthplace|native (?:town|place|village|city|parish)|place of birth)\s*,?\s*(?:was|is|,)\s*{place}",
    r"{place}\s*,?\s+(?:where|in which|the (?:town|city|village|parish|place) (?:where|in which)"
    r"|which had seen)\s+{subject}\s+(?:was|had been)\s+(?:born|christened)",
    r"{place}\s*,?\s+(?:was|is|had been)\s+{whose}\s*(?:birthplace|native (?:town|place|village|city)|place of birth)",
    r"{subject}\s+(?:first saw the light|came into the world|had come into the world|had first seen the light"
    r"|first drew breath|had first drawn breath)\s+(?:of day )?(?:in|at|near)\s+(?:[a-z][\w' -]{0,40}\s(?:in|of"
    r"|at|near)\s+)?{place}",
    r"{subject}\s+(?:came|hailed|hails|comes) (?:originally )?from {place}(?= originally|\s*[.;,]| by birth)",
    r"{named}\s*,?\s*(?:was|is)?\s*(?:a )?(?P<place>[A-Z][a-z]+)[- ]born\b",
)
_NOWHERE = patterns(
    r"{subject}\s*{gap},?\s*(?:who )?(?:had|has)?\s*never\s+(?:once )?(?:lived|dwelt|resided|been|slept"
    r"|settled)\s+(?:anywhere|elsewhere|outside)\s*(?:else )?(?:but|than|except|save)?\s*(?:in|at|of)?\s+{place}",
    r"{subject}\s*{gap},?\s*(?:who )?(?:had|has)?\s*never\s+(?:once )?(?:lived|dwelt|resided|slept|strayed"
    r"|travelled)\s+(?:outside|beyond|out of|further than|farther than)\s+(?:the \w+ of )?{place}",
)
_LIVES = patterns(
    r"{subject}\s*{gap},?\s*(?:who )?(?:had|has|have|'d)?{adv}\s*(?:lived|lived out|dwelt|dwelled|resided"
    r"|passed|spent|settled|grown up|grew up)\b(?:(?: all| the whole of| every day of| most of"
    r"| the best part of)? (?:his|her|their)(?: (?:whole|entire|early|first))? (?:life|days|years|childhood"
    r"|youth|girlhood|boyhood))?(?: all (?:his|her) life)?\s+(?:in|at|near)\s+(?:[a-z][\w' -]{0,40}\s(?:in|of"
    r"|at|near)\s+)?{place}",
    r"{whose}\s+(?:home|house|family home|lodgings?|rooms?|residence|dwelling|cottage|childhood home|estate"
    r"|seat)\s+(?:was|were|stood|lay|is|had always been)\s+(?:in|at|near)?\s*{place}",
)
_NATIVES = patterns(
    r"{named}\s+(?:was|is)\s+an?\s+(?P<place>[A-Z][a-z]+)\s+(?:native|man|woman|boy|girl|lad|lass)\b(?! [A-Z])",
    r"{place}\s*,?\s+(?:was|is)\s+the\s+(?:town|city|village|parish|place)\s+(?:in which|where)\s+{subject}\s+"
    r"(?:was|had been) born",
)
_YOUTH = patterns(
    r"\b(?:grown up|grew up|brought up|bred|reared|raised|schooled|childhood|boyhood|girlhood|youth"
    r"|early years)\b[^.;]{0,30}?\b(?:in|at|near)\s+(?:[a-z][\w' -]{0,30}\s(?:in|of|at|near)\s+)?{place}",
    r"{place}\s*,?\s+where\s+{subject}\s+(?:had\s+)?(?:grown up|grew up|been brought up|been raised|been bred"
    r"|spent (?:his|her) (?:childhood|youth|boyhood|girlhood))",
)
_BIRTHS = patterns(
    r"\b(?:born(?: and (?:bred|raised))?|birthplace (?:was|in)|native of|native (?:town|village|city|parish) of"
    r"|native air of|first (?:saw|seen) the (?:light|day)|came into the world|drew (?:his|her) first breath)\b"
    r"[^.;]{0,30}?\b(?:in|at|of|was)\s+(?:[a-z][\w' -]{0,30}\s(?:in|of|at|near)\s+)?{place}",
    r"\bnative of {place}",
    r"{place}\s*,?\s+(?:was|is|had been)\s+(?:the )?(?:place|town|city|village|parish)?\s*(?:of (?:his"
    r"|her) birth|where (?:he|she) was born|(?:his|her) birthplace|(?:his|her) native)",
)
_ALWAYS = Late(
    r"\b(?:always|all (?:his|her) (?:life|days)|(?:whole|entire) life|whole of (?:his|her) life|every day of"
    r"|never (?:lived|left|stirred|set foot|been) (?:outside|anywhere|out|beyond|away))\b"
)
_NEVER = patterns(
    r"{subject}\s*{gap},?\s*(?:who )?(?:had|has|have|'d)\s+never(?:\s+(?:once|yet|in (?:his|her) life|so much as"
    r"|even|before|ever|himself|herself))*\s+(?:been (?:to|in|near|at|inside|within sight of)|visited|seen"
    r"|set foot (?:in|on|upon|inside)|gone to|travelled to|come to|entered|stayed (?:in|at)|lived (?:in|at)"
    r"|stood in|crossed the threshold of|laid eyes on|set eyes on)\s+(?:the (?:town|city|village|house|streets"
    r"|walls|port|gates) of )?{place}",
    r"{subject}\s*{gap},?\s*never(?:\s+(?:once|yet|in (?:his|her) life))*\s+(?:went to|visited|saw|set foot "
    r"(?:in|on|upon)|came to)\s+{place}",
    r"{place}\s+was\s+(?:a (?:town|city|place|village|country)\s+)?(?:quite )?(?:strange|unknown|new"
    r"|unfamiliar) to {who}",
    r"{place}\s*,?\s*(?:which|where|a (?:town|city|place|village|country)(?: which| that)?)\s+{subject}\s+had"
    r"\s+never\s+(?:been|seen|visited|set foot)",
    r"\bnever\b(?:[^.;\"A-Z]{0,40}?)\b(?:been (?:to|in|near)|visited|seen|set foot (?:in|on|upon|inside)|gone to"
    r"|travelled to|entered|stayed (?:in|at)|lived (?:in|at)|walked (?:in|through)|been (?:nearer"
    r"|within \w+ miles of)|come to)\s+(?:the (?:town|city|village|streets|walls|port|gates) of )?{place}",
    r"{place}\b[^.;\"A-Z]{0,30}?\b(?:that|which|where)\s+{subject}\s+had\s+never\s+(?:\w+\s+)?(?:been|seen"
    r"|visited|set foot|entered)",
    r"{subject}\s*{gap},?\s*(?:who )?had\s+never\s+(?:once\s+)?(?P<left>left|been outside|been out of"
    r"|stirred from|gone beyond|quitted|been away from|strayed beyond|gone outside)\s+{place}",
)
_BEEN = patterns(
    r"{subject}\s*{gap},?\s*(?:who )?(?:(?:had|has|'d)\s+)?{adv}\s*(?:arrived (?:in|at)|reached|been (?:to|in"
    r"|at)|went to|gone to|stayed (?:in|at)|visited|lived (?:in|at)|passed through|left|returned (?:to|from)"
    r"|come (?:to|from|back from)|came (?:to|back from|from)|lodged (?:in|at)|settled (?:in|at)|travelled to"
    r"|spent [^.;,]{1,30} (?:in|at)|walked (?:in|through|about)|landed (?:in|at)|studied (?:in|at)|married (?:in"
    r"|at)|drove (?:in)?to|entered)\s+{place}",
    r"{whose}\s+(?:\w+\s+){0,2}(?:years?|months?|days?|stay|visit|winter|summer|week|time|house|lodgings|rooms"
    r"|childhood|youth|school)\s+(?:in|at)\s+{place}",
)
_VISITS = patterns(
    r"\b(?:stayed|spent|been|lived|passed|wintered|summered|visited|returned|arrived|lodged|studied|taught"
    r"|worked|married|came back|come back|left)\b[^.;\"A-Z]{0,40}?\b(?:in|at|to|from)\s+{place}",
)
_IS = patterns(
    r"{subject}\s+(?:was|were|is|sat|stood|lay|slept|dined|woke|danced|waited)\s*{adv}\s*(?:\w+ing )?(?:back "
    r"|staying |living |lodging |settled |safe |already |alone |fast asleep |miles away |far away |away "
    r"|out )*(?:in|at)\s+(?:her |his )?(?:[a-z]+ (?:in|at) )?{place}",
)
_WAY = "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
_LIES = patterns(
    rf"{{place}}\s*,?\s*(?:which )?(?:lay|lies|stood|stands|was|is|was situated|is situated|sat|rose)\s+(?P<far>"
    rf"[a-z -]{{1,30}}?\s+)?(?:to the )?(?:due )?(?P<way>{one_of(_WAY)})\s+(?:of|from)\s+{{other}}",
    rf"{{other}}\s+(?:lay|was|is|lies)\s+[a-z -]{{0,30}}?(?:to the )?(?P<way>{one_of(_WAY)})\s+(?:of|from)"
    rf"\s+(?P<place>{{name}})",
    r"{place}\s*,?\s*(?:which )?(?:lay|lies|stood|stands|was|is|was situated|is situated|sat|rose|nestled"
    r"|was built)\s+(?:[a-z ]{0,30}\s)?(?P<in>in|on the [a-z]+ (?:coast|bank|side|shore) of)\s+{other}(?="
    r"\s*[.,;])",
    rf"{{place}}\s*,?\s*(?:which )?(?:was|is|lay|lies|stood|stands)\s+(?:some |about |just |barely |but |only "
    rf"|not |full |more than |less than |nearly |a good )*(?P<number>{NUMBER})\s+(?P<unit>miles?|leagues?"
    rf"|kilometres|furlongs|yards)\s+(?:or so )?(?:away )?(?:from|of|off|beyond|out of|(?:to the )?(?:"
    rf"{_WAY.replace(' ', '|')}) of)\s+{{other}}",
)
_EVENT = Late(
    r"\b(?:night|day|evening|morning|hour|moment|week|afternoon) of the ([a-z]+)\b|\bwhen the ([a-z]+) (?:fell"
    r"|broke|struck|began)"
)
_TIME = Late(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Christmas|Easter|Michaelmas|midnight|noon|midday|dawn|dusk|sunset|sunrise"
    r"|morning|evening|night|afternoon|o'clock|\d+(?:st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth"
    r"|twentieth)\b"
)
_MEANWHILE = Late(
    r"\b(?:at (?:that|this|the) (?:very |same |precise )*(?:moment|hour|time|instant)|meanwhile"
    r"|all the while)\b"
)


def _read_birth(sentence: Sentence) -> Claims:
    yield from _placed(sentence, (*_BORN, *_BIRTHS, *_NATIVES), "born-in", "born")
    yield from _placed(sentence, _YOUTH, "lives-in", "youth")


def _read_living(sentence: Sentence) -> Claims:
    yield from _never_elsewhere(sentence)
    for way in _LIVES:
        for found in way.finditer(sentence.text):
            if _told(sentence.text, found):
                always = _ALWAYS.search(found.group())
                youth = re.search(r"\b(?:grown up|grew up|childhood|youth|girlhood|boyhood)\b", found.group())
                value = "always" if always else "youth" if youth else "lives"
                yield _at(claim(sentence, found, "lives-in", value), sentence, found)


def _never_elsewhere(sentence: Sentence) -> Claims:
    for way in _NOWHERE:
        for found in way.finditer(sentence.text):
            if not supposed(sentence.text, *found.span()):
                yield _at(claim(sentence, found, "lives-in", "always"), sentence, found)


def _read_presence(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in _NEVER:
        for found in way.finditer(text):
            if not supposed(text, *found.span()):
                left = "left" in found.re.groupindex and found["left"]
                yield _at(claim(sentence, found, "never-left" if left else "never-in", "never"), sentence, found)
    for way in (*_BEEN, *_VISITS):
        for found in way.finditer(text):
            if _told(text, found):
                value = "now" if _MEANWHILE.search(text) else "then" if " had " in text[: found.end()] else ""
                yield _at(claim(sentence, found, "been-in", value), sentence, found)


def _read_whereabouts(sentence: Sentence) -> Claims:
    for way in _IS:
        for found in way.finditer(sentence.text):
            if _told(sentence.text, found) and not sentence.spoken:
                yield _at(claim(sentence, found, "is-in", _when(sentence.text)), sentence, found)


def _when(text: str) -> str:
    """Return the time that a sentence itself tells, to be compared: `monday nine`; empty if it tells none."""
    event = _EVENT.search(text)
    if event is not None:
        return " ".join(sorted(event.group().lower().split()))
    return " ".join(sorted({word.lower() for word in _TIME.findall(text)} - {"o'clock"}))


def _read_situation(sentence: Sentence) -> Claims:
    text = sentence.text
    for way in _LIES:
        for found in way.finditer(text):
            if not _told(text, found):
                continue
            groups = found.groupdict()
            if groups.get("number"):
                span = bounds(groups["number"])
                if span is not None:
                    yield claim(sentence, found, "distance", f"{span[0]} {groups['unit'].removesuffix('s')}")
            elif groups.get("way"):
                yield claim(sentence, found, "lies", groups["way"].replace("-", ""))
            else:
                yield claim(sentence, found, "lies-in", "in")


def _placed(sentence: Sentence, ways: tuple[Pattern, ...], attribute: str, value: str) -> Claims:
    for way in ways:
        for found in way.finditer(sentence.text):
            if _told(sentence.text, found):
                yield _at(claim(sentence, found, attribute, value), sentence, found)


def _at(told: Claim | None, sentence: Sentence, found: re.Match[str]) -> Claim | None:
    """Return a claim whose other is the place."""
    if told is None:
        return None
    place = ref(sentence, found, "place")
    others = tuple(each for each in told.who.within if each.text != place.text)
    return told._replace(who=told.who._replace(within=others), other=place)


def _told(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    return not supposed(text, start, end) and not denied(text, start, end) and not once(text, start, start)


FAMILIES = (
    Family(
        called_by("""
            born christened native birthplace birth light breath world hailed hails originally grown grew brought bred
            reared raised schooled childhood boyhood girlhood youth early came comes
        """),
        _read_birth,
    ),
    Family(
        called_by("""
            lived dwelt dwelled resided passed spent settled grown grew strayed travelled slept home house lodgings?
            rooms? residence dwelling cottage estate seat
        """),
        _read_living,
    ),
    Family(
        called_by("""
            never arrived reached been went gone stayed visited lived passed left returned come came lodged settled
            travelled spent walked landed studied taught worked wintered married drove entered strange unknown new
            unfamiliar
        """),
        _read_presence,
    ),
    Family(called_by("in at"), _read_whereabouts),
    Family(
        called_by(
            f"{_WAY} miles? leagues? kilometres furlongs yards lay lies stood stands situated nestled sat rose built"
        ),
        _read_situation,
    ),
)
