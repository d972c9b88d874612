"""What only the living do: who speaks or acts in the story's present."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import one_of, pattern
from plotweaver_manuscript.canon.hedges import supposed
from plotweaver_manuscript.canon.plain import Sentence

_SPOKE = """
    said asked replied cried answered exclaimed whispered shouted murmured muttered added continued remarked observed
    returned rejoined responded inquired enquired demanded declared repeated called began interrupted suggested
    protested insisted agreed admitted gasped sighed growled snapped yelled screamed hissed stammered mumbled grunted
    retorted says asks replies cries answers laughed told
"""
_DEEDS = """
    walked went came ran stood sat rose turned looked smiled laughed nodded shook took put laid picked opened closed
    shut ate drank wrote read spoke listened leaned leant bowed crossed entered left stepped climbed knelt kissed held
    drew pulled pushed lifted raised lowered poured lit glanced stared frowned shrugged hurried strode wandered
    stopped paused waited followed led carried handed gave threw caught reached pointed waved knocked rang paced
    strolled danced sang played wept coughed yawned stretched woke slept dressed buttoned folded tore struck hit
    ordered paid bought thanked greeted embraced led approached returned arrived appeared joined hastened sprang
    jumped leaped leapt swung slammed settled seated lingered watched gazed peered blushed trembled hesitated winked
    grinned beamed sipped stirred rode drove fetched brought served set dropped bent straightened shivered clapped
    beckoned rubbed wiped brushed ran hurried whistled hummed nibbled chuckled scowled tapped untied unlocked locked
    swept strode hailed mounted dismounted alighted dined supped breakfasted sneezed signed sealed argued shaved counted
    offered accepted refused kicked pushed dragged tied fell lay begged wished drained emptied cut helped swore sighed
"""
_DOINGS = """
    standing sitting walking waiting talking speaking smiling laughing writing reading looking dancing eating drinking
    coming going running singing playing dressing listening pacing
"""
SAID = one_of(_SPOKE)
_ACTED = one_of(_DEEDS)
_TAG = pattern(rf"\"\s*,?\s*(?:{SAID})\s+{{named}}(?!')")
_TAG_BEHIND = pattern(rf"\"\s*,?\s*{{named}}\s+{{adv}}\s*(?:{SAID})\b")
_TAG_AFTER = pattern(rf"{{named}}\s+{{adv}}\s*(?:{SAID})\b[^.;!?\"]{{0,60}}[,:]\s*\"")
_DEED = pattern(rf"{{named}}(?:\s*,[^,;.]{{1,40}},)?{{adv}}\s+(?P<deed>{_ACTED})\b")
_DOING = pattern(rf"{{named}}\s+(?:was|is)\s+{{adv}}\s*(?P<deed>{one_of(_DOINGS)})\b")


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


FAMILIES = (Family(called_by(f"{_SPOKE} {_DEEDS} {_DOINGS}"), _read),)
