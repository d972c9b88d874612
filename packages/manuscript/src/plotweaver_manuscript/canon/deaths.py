"""Who is dead, as the words of a sentence say it: died, was buried, the late, the widow of."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import one_of, patterns
from plotweaver_manuscript.canon.hedges import denied, supposed
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.plain import Sentence

_DIED = (
    r"(?:died|perished|expired|passed away(?=\s*(?:[.,;:!?\"]|$|--|—)|\s+(?:in|on|at"
    r"|that|the|last|before|when|quietly|peacefully|during|after|one|of)\b)|breathed (?:his|her) last"
    r"|fell dead|dropped dead|dropped down dead|gave up the ghost|succumbed|drowned|took (?:his|her) own life"
    r"|hanged (?:himself|herself)|shot (?:himself|herself) dead|met (?:his|her) (?:death|end)|went to (?:his"
    r"|her) grave|departed this life|lost (?:his|her) life|starved to death|froze to death|bled to death"
    r"|drank (?:himself|herself) to death)"
)
_KILLED = one_of("""
    killed murdered slain drowned hanged guillotined buried poisoned beheaded executed assassinated entombed interred
    cremated strangled
""")
_LAID = (
    r"(?:laid to rest|laid in (?:it|(?:his|her|the|a) (?:\w+ )?(?:grave|tomb|vault|earth|churchyard|coffin"
    r"|ground))|lowered into (?:the|his|her) (?:grave|ground|earth)|shot dead|stabbed to death|burn(?:ed"
    r"|t) to death|put to death|crushed to death|beaten to death|carried off by|carried to (?:the|his|her) "
    r"(?:grave|churchyard|tomb)|dead and buried|swept overboard and|lost at sea|taken by (?:a fever|the fever"
    r"|fever|consumption|cholera|typhus|typhoid))"
)
_ADV = (
    r"(?:\s+(?:now|long|quite|already|also|since|stone|\w+ly|for (?:\w+ ){1,3}years|these (?:\w+ ){1,3}years"
    r"|there|at last|just|only|then|afterwards|both|all|of course))*"
)
#: Words on the way from somebody to what befell them; no other name is among them.
_ON = (
    r"(?:[^.;:\"A-Z]|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Christmas|Easter|Whitsun)\b){0,60}?"
)
_WAYS = patterns(
    rf"{{subject}}\b{_ON}\b(?:and|,)\s*(?:had )?(?:died|perished|drowned)(?: of (?:it|that|them))?(?="
    r"\s*[.,;])",
    r"{subject}\b[^.;:\"A-Z]{0,60}?\b(?:and|,)\s*(?:was )?killed(?=\s*[.,;])",
    r"{named}\s+(?:had )?(?:shot|hanged|drowned|poisoned) (?:himself|herself)\b",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:(?:had|has|have|'d|'s)\b)?{_ADV}\s*\b{_DIED}\b",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:was|were|is|had been|has been|lies|lay){_ADV}\s+(?:{_KILLED}|{_LAID})\b",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:was|is|lay|lies|had been|has been|fell){_ADV}\s+(?P<dead>dead)(?="
    rf"\s*(?:[.,;:!?\"—]|--|$)|\s+(?:and|but|these|now|already|for|by|before|since|in|on|at|when|of (?:a|the"
    rf"|typhoid|fever|consumption|cholera)|from|upon|under|beneath|within|this|long|some|many|more|nearly|almost"
    rf"|a |ten|two|three|six|five|of )\b)",
    r"{named}\s*,\s*(?:now |long |already |then |being |who was )?(?P<dead>dead)(?=\s*[,.;]|\s+(?:these|this"
    r"|for|since|now|at|in|of|and buried|nearly|almost|before|by|long|a|ten|two|three|six|five)\b)",
    r"{subject}\s+(?:was|is) no more(?=\s*[.,;!?\"])",
    r"{subject}\s+(?:was|had been|has been|is|lay|lies|rests?|rested|slept)\b[^.;,]{0,30}\bin (?:his|her) "
    r"(?:grave|tomb|coffin)\b",
    r"\b(?:the|his|her|my|our|their) (?:late|lamented|late lamented|deceased)\s+(?:husband|wife|father|mother"
    r"|brother|sister|son|daughter|uncle|aunt|friend|master|mistress)?,?\s*{named}",
    r"\b(?:since|after|before|upon|on|following|of|at|by|from|until|mourned|mourning|lamented|day of|news of"
    r"|hour of|time of)\s+(?:the )?{whose}\s+(?:sudden |untimely |early |own |sad |violent |peaceful )?(?:death"
    r"|funeral|burial|decease|murder|suicide|drowning|demise)\b",
    r"{whose}\s+(?:sudden |untimely |early |sad |violent |peaceful )?(?:death|funeral|burial|decease|murder"
    r"|suicide|demise)\s*,?\s+(?:had|was|took|left|came|made|in the|last|which|at|two|three|four|five|six|ten"
    r"|some|many)\b",
    r"\b(?:to|for|attended|attending|missed|left) {whose}\s+(?:funeral|burial)\b",
    r"\bthe (?:sudden |untimely |early )?(?:death|funeral|burial|murder|suicide|demise) of {named}",
    r"{whose}\s+(?:widow|widower|orphans?|ghost|grave|tomb|tombstone|gravestone|headstone|corpse|coffin"
    r"|dead body|ashes|remains|executors?)\b",
    r"\b(?:widow|widower|relict|grave|tomb|corpse|coffin|ghost|remains) of {named}",
    r"\b(?:they|he|she|we|I)\b{adv}\s+(?:had )?{adv}\s*(?:buried|murdered|killed|slain|laid out)\s+{who}",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:was|were|is|had been|has been){_ADV}\s+(?:found|discovered"
    r"|picked up|taken up|pronounced|struck|shot)\s+(?:\w+ )?(?P<dead>dead)(?=\s*(?:[.,;:!?\"—]|--|$)|\s+(?:and|but|by"
    r"|before|in|on|at|when|upon|under|beneath|within|beside|near|with|next)\b)",
    r"\b(?:found|saw|seen|see|left) {who}\s+(?:lying |lie |quite |there |stone |cold and )*(?P<dead>dead)(?=\s*"
    r"[.,;:!?\"]|\s+(?:in|on|at|by|upon|under|beside|of|with)\b)",
    r"\b(?:laid|lowered|put|placed|committed) {who}\s+(?:to rest|(?:in|into|under|beneath|to)\s+(?:the|his|her"
    r"|a)\s+(?:\w+\s+){0,2}?(?:grave|churchyard|earth|ground|vault|tomb|sod|crypt|coffin|cemetery|graveyard))\b",
    r"{whose}\s+(?:body|corpse)\s+(?:was|had been|lay|lies)\s+(?:\w+ )?(?:found|buried|discovered|recovered"
    r"|washed|borne|brought|carried|laid|interred|taken)\b",
    r"\bin mourning for {named}",
    r"\bmourning (?:for )?{named}",
    r"\b(?:fever|illness|cholera|consumption|bullet|accident|fall|storm|sea|war|influenza|pneumonia|typhoid"
    r"|typhus|stroke|flood|fire|plague|wreck)\b[^.;,]{0,20}\b(?:had )?(?:killed|carried off|taken|claimed"
    r"|drowned|finished) {named}",
)
#: Ways that name nobody: it is the only person of the sentence.
_SOLE = patterns(
    r"\b(?:closed (?:his|her) eyes (?:for ever|forever|for the last time)|never woke(?: again)?(?=[.,;])|(?:drew"
    r"|drawn|breathed) (?:his|her) last(?: breath)?|did not live to|not lived to|had not survived"
    r"|did not survive|was (?:beyond|past) (?:all )?(?:help|saving)|(?:cold|quiet|at rest|mouldering) in (?:his"
    r"|her|the) grave|(?:his|her) (?:grave|coffin|funeral|tombstone|headstone|last resting[- ]place|dying words"
    r"|deathbed|death-bed)\b|gone to (?:his|her) (?:grave|rest|long home|account)|went down with the)",
    r"\b(?:news|word|message|letter|telegram|tidings)\b[^.;\"]{0,50}?\b(?:was|had been) (?P<dead>dead|killed"
    r"|drowned)\b",
)
_FIGURE = Late(
    r"\bdead (?:tired|asleep|drunk|set|white|silent|silence|against|calm|level|sure|certain|to|beat|weight|stop"
    r"|secret|leaf"
    r"|leaves|faint|pale|letter)\b|\bhalf dead\b|\bdied (?:away|down|out|of (?:laugh|shame|curiosity)|laughing"
    r"|on (?:his|her) lips)"
    r"|\bburied (?:in (?:his|her) (?:hands|face|thought|work|book|newspaper|pillow|a book|the country"
    r"|the depths)|(?:his|her) (?:face|head|hands))"
    r"|\bdrowned (?:by|in (?:the noise|tears|a|his voice|her voice|the roar))|\bexpired (?:with|in)|\bgrave "
    r"(?:face|voice|look|air|as|and|manner|expression|eyes)"
    r"|\bkilled (?:time|the)|\bexpired\s+\w+s\b"
)
_FEARED = Late(
    r"\b(?:thought|believed|supposed|feared|reported|presumed|imagined|fancied|declared|wished|given up for"
    r"|as good as|like|as if|as though|were|if|lest|whether|whoever|who)\s+(?:\w+\s+){0,3}$"
)


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    if _FIGURE.search(text):
        return
    for way in (*_WAYS, *_SOLE):
        for found in way.finditer(text):
            start, end = found.span()
            if "passed" in found.group() and re.search(r"\bas\s*\Z", text[:start]):
                continue  # out of the door
            if supposed(text, start, end) or _FEARED.search(text[max(0, start - 40) : start]):
                continue
            if "killed" in found.group() and re.search(r"\bwill\b|\bshall\b", text):
                continue
            yield claim(sentence, found, "dead", "dead", "not" if denied(text, start, end) else "")


_ALIVE = patterns(
    r"{subject}\s+(?:was|is)\s+(?:still )?(?P<value>alive)\b",
)


def _read_alive(sentence: Sentence) -> Claims:
    for way in _ALIVE:
        for found in way.finditer(sentence.text):
            if not supposed(sentence.text, *found.span()) and not denied(sentence.text, *found.span()):
                yield claim(sentence, found, "alive", "alive")


FAMILIES = (
    Family(
        called_by("""
            died dead death perished expired passed breathed fell dropped gave succumbed drowned took hanged
            guillotined shot met grave departed lost starved froze bled drank killed murdered slain buried poisoned
            beheaded executed assassinated entombed interred cremated strangled laid lowered stabbed burned burnt
            crushed beaten carried swept taken late lamented deceased funeral burial decease murder suicide drowning
            demise widow widower orphans? ghost tomb tombstone gravestone headstone corpse coffin ashes remains relict
            body mourning more put claimed finished executors? closed woke drew drawn live lived survived survive help
            saving rest deathbed death-bed news word gone went
        """),
        _read,
    ),
    Family(called_by("alive"), _read_alive),
)
