"""Who has met whom, and who has never."""

from __future__ import annotations

from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import one_of, patterns
from plotweaver_manuscript.canon.hedges import supposed
from plotweaver_manuscript.canon.plain import Sentence

_NEVER = patterns(
    r"{subject}\s*{gap},?\s*(?:who )?(?:had|has|have|'d|'ve)\s+never(?:\s+(?:before|yet|once|even|so much as"
    r"|in (?:his|her) life|actually))*\s+(?:met|seen|spoken (?:to|with)|set eyes on|laid eyes on"
    r"|exchanged a word with|been introduced to|encountered|come face to face with|heard of|known)\s+{other}(?!')",
    r"{subject}\s+(?:and|nor)\s+{other}\s+(?:had|have)\s+(?:never|not yet|ever)\s+(?:before\s+)?(?:met|spoken"
    r"|seen (?:each other|one another)|been introduced|exchanged a word)",
    r"{subject}\s*{gap},?\s*(?:did not|didn't|does not)\s+know {other}(?!')(?=\s*[.,;]|\s+(?:from|by|at all))",
    r"{other}\s+was\s+(?:a (?:complete |perfect |total |perfectly )?stranger|unknown)\s+to {who}",
    r"\bneither\s+{subject}\s+nor\s+{other}\s+had\s+(?:ever\s+)?(?:met|seen|spoken)",
)
_FIRST = patterns(
    r"{subject}\s+(?:first\s+)?(?:met|was introduced to|made the acquaintance of)\s+{other}\s+for the first time",
    r"{subject}\s+(?:and\s+)?{other}\s+met\s+for the first time",
    r"{subject}\s+(?:first met|had first met)\s+{other}",
)
_TO = one_of("""
    said_to spoke_to told asked kissed embraced greeted met answered thanked joined followed led helped married
    danced_with walked_with shook_hands_with turned_to bowed_to nodded_to smiled_at handed gave talked_to talked_with
    sat_with sat_beside dined_with wrote_to interrupted struck visited called_on walked_beside replied_to
""")
_MET = patterns(
    rf"{{named}}\s+{{adv}}\s*(?:{_TO})\s+{{other}}(?!')",
    r"{named}\s+and\s+{other}\s+(?:walked|sat|talked|danced|dined|stood|went|came|shook hands|embraced|kissed"
    r"|exchanged|laughed|quarrelled)\b",
)


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    for attribute, ways in (("never-met", _NEVER), ("first-met", _FIRST), ("met", _MET)):
        if sentence.spoken and attribute == "met":
            continue
        for way in ways:
            for found in way.finditer(text):
                if not supposed(text, *found.span()):
                    yield claim(sentence, found, attribute, "heard" if "heard" in found.group() else attribute)


FAMILIES = (
    Family(
        called_by("""
            never neither stranger unknown know met first said spoke told asked kissed embraced greeted answered
            thanked joined followed led helped married danced walked shook turned bowed nodded smiled handed gave
            talked sat dined wrote interrupted struck visited called replied stood quarrelled exchanged
        """),
        _read,
    ),
)
