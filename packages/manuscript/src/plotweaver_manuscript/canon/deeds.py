"""What only the living do: who speaks or acts in the story's present."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.family import ANY, Claims, Family, claim
from plotweaver_manuscript.canon.grammar import one_of, pattern
from plotweaver_manuscript.canon.hedges import supposed
from plotweaver_manuscript.canon.plain import Sentence

SAID = one_of("""
    said asked replied cried answered exclaimed whispered shouted murmured muttered added continued remarked observed
    returned rejoined responded inquired enquired demanded declared repeated called began interrupted suggested
    protested insisted agreed admitted gasped sighed growled snapped yelled screamed hissed stammered mumbled grunted
    retorted says asks replies cries answers laughed
""")
_ACTED = one_of("""
    walked went came ran stood sat rose turned looked smiled laughed nodded shook took put laid picked opened closed
    shut ate drank wrote read spoke listened leaned leant bowed crossed entered left stepped climbed knelt kissed held
    drew pulled pushed lifted raised lowered poured lit glanced stared frowned shrugged hurried strode wandered
    stopped paused waited followed led carried handed gave threw caught reached pointed waved knocked rang paced
    strolled danced sang played wept coughed yawned stretched woke slept dressed buttoned folded tore struck hit
    ordered paid bought thanked greeted embraced led approached returned arrived appeared joined hastened sprang
    jumped leaped leapt swung slammed settled seated lingered watched gazed peered blushed trembled hesitated winked
    grinned beamed sipped stirred rode drove fetched brought served set dropped bent straightened shivered clapped
    beckoned rubbed wiped brushed ran hurried whistled hummed nibbled chuckled scowled tapped untied unlocked locked
    swept strode hailed mounted dismounted alighted
""")
_TAG = pattern(rf"\"\s*,?\s*(?:{SAID})\s+{{named}}(?!')")
_TAG_BEHIND = pattern(rf"\"\s*,?\s*{{named}}\s+{{adv}}\s*(?:{SAID})\b")
_TAG_AFTER = pattern(rf"{{named}}\s+{{adv}}\s*(?:{SAID})\b[^.;!?\"]{{0,60}}[,:]\s*\"")
_DEED = pattern(rf"{{named}}(?:\s*,[^,;.]{{1,40}},)?{{adv}}\s+(?P<deed>{_ACTED})\b")
_DOING = pattern(
    r"{named}\s+(?:was|is)\s+{adv}\s*(?P<deed>(?:stand|sitt|walk|wait|talk|speak|smil|laugh|writ|read|look"
    r"|danc|eat|drink|com|go|runn|sing|play|dress|listen|paci|pac)ing)\b"
)


def _read(sentence: Sentence) -> Claims:
    if sentence.spoken:
        return
    text = sentence.text
    for way in (_TAG, _TAG_BEHIND, _TAG_AFTER):
        for found in way.finditer(text):
            yield claim(sentence, found, "speaks", "says")
    for way in (_DEED, _DOING):
        for found in way.finditer(text):
            if not supposed(text, found.start(), found.end()) and not _remembered(text, found.start()):
                yield claim(sentence, found, "acts", found["deed"])


def _remembered(text: str, start: int) -> bool:
    """Say whether the sentence tells of an earlier time or of a likeness."""
    return bool(
        re.search(
            r"\b(?:had|when|where|used to|once|remember\w*|recall\w*|portrait|photograph|memory|grave|ghost"
            r"|before|ever since"
            r"|the day|the night|the time|years|whom|which|that)\b",
            text[max(0, start - 60) : start],
        )
    )


FAMILIES = (Family(frozenset({ANY}), _read),)
