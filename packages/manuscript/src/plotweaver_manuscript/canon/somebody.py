"""Who of the names that only the prose tells is somebody, for a list that people read.

A canon may hold a name for a person's that is none: no fact hangs on it. In a list it is told of for nothing. A name is
left out that is a place known everywhere, a people's, or a common word, which the book writes small as often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from plotweaver_manuscript.canon.facts import Entity
from plotweaver_manuscript.canon.names import core_of, title_of
from plotweaver_manuscript.canon.people import NOUNS, TITLES
from plotweaver_manuscript.canon.words import words

#: Places that every reader knows, without those that are people's names, too.
_KNOWN = frozenset(
    words("""
    Africa America Asia Australia Europe Antarctica England Scotland Wales Ireland Britain France Germany Spain Portugal
    Italy Greece Turkey Russia Poland Austria Hungary Switzerland Belgium Holland Netherlands Denmark Norway Sweden
    Finland Iceland Egypt Morocco Algeria Tunisia Nigeria Ethiopia Somalia India Pakistan China Japan Korea Vietnam
    Thailand Burma Indonesia Persia Iran Iraq Syria Arabia Palestine Canada Mexico Brazil Argentina Chile Peru Colombia
    Cuba Jamaica Hawaii California Texas Louisiana Kentucky Massachusetts Pennsylvania Mississippi Wessex Sussex Essex
    Kent Surrey Devon Devonshire Cornwall Somerset Somersetshire Dorset Yorkshire Lancashire Derbyshire Hertfordshire
    Hampshire Worcestershire Northumbria Mercia Normandy Bavaria Prussia Siberia Tuscany London Paris Rome Venice Milan
    Naples Berlin Vienna Hamburg Munich Dublin Edinburgh Glasgow Oxford Cambridge Bath Bristol Liverpool Manchester
    Birmingham York Portsmouth Plymouth Brighton Dover Calais Madrid Barcelona Lisbon Athens Constantinople Istanbul
    Moscow Petersburg Warsaw Prague Budapest Stockholm Copenhagen Amsterdam Brussels Geneva Zurich Cairo Jerusalem
    Baghdad Bombay Calcutta Delhi Madras Lucknow Peking Beijing Shanghai Tokyo Sydney Melbourne Boston Chicago
    Washington Philadelphia Manhattan Brooklyn Astrakhan Atlantic Pacific Mediterranean Thames Seine Rhine Danube Nile
    Ganges Alps Himalayas
    """)
)
#: Whose country it is, or faith: nobody in particular.
_PEOPLES = frozenset(
    words("""
    African American Arab Asian Australian Austrian Belgian British Briton Bulgarian Canadian Catholic Chinese Creole
    Cuban Dane Danish Dutch Dutchman Egyptian English Englishman Englishwoman European Frenchman Frenchwoman German
    Greek Gypsy Hindoo Hindu Hungarian Indian Irish Irishman Italian Japanese Jew Jewish Korean Mexican Moor Moslem
    Mohammedan Muslim Negro Norman Norwegian Persian Pole Polish Portuguese Prussian Protestant Roman Russian Saxon
    Scot Scotch Scotsman Scottish Sikh Spaniard Spanish Swede Swedish Swiss Turk Turkish Welsh Welshman Yankee
    """)
)
#: With which a place's name begins.
_BEFORE = frozenset(words("Port Mount Fort Cape Lake North South East West Upper Lower"))
#: A title that *Don't* begins with.
_NO_TITLE = "Don"
_SMALL = re.compile(r"\b[a-z][^\W\d_]*")
#: With which no surname ends.
_STREETS = frozenset(words("Street Place House Road Square Station Hotel Avenue Crescent Terrace Gardens Buildings"))


def is_somebody(entity: Entity, named: int, small: Counter[str]) -> bool:
    """Say whether somebody is meant by a name that the canon holds for a person's.

    Args:
        entity: a person of a canon; one with a sheet is always somebody.
        named: how often it is named.
        small: how often the book has each word in small letters, as `small_words` tells.
    """
    core = core_of(entity.name)
    if entity.path or title_of(entity.name):
        return True
    if len(core) > 1:
        return core[-1] not in _STREETS and core[0] not in _BEFORE
    word = core[0]
    if len(word.strip(".")) < 2 or word in _STREETS:
        return False
    if entity.gender != "?" or word.casefold() in NOUNS or (word in TITLES and word != _NO_TITLE):
        return True
    return word not in _KNOWN and word not in _PEOPLES and small[word.casefold()] < named


def small_words(texts: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in small letters."""
    return Counter(word for text in texts for word in _SMALL.findall(text))
