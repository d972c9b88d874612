"""What a name says by itself: its titles, the gender they show, whether it is a place's."""

from __future__ import annotations

from collections.abc import Iterable

from plotweaver_manuscript.canon.claims import Gender, NameUse
from plotweaver_manuscript.canon.days import MONTHS, WEEKDAYS
from plotweaver_manuscript.canon.facts import EntityKind
from plotweaver_manuscript.canon.firstnames import FIRST_NAMES
from plotweaver_manuscript.canon.people import TITLES
from plotweaver_manuscript.canon.words import words

#: Titles that say nothing of who is meant.
SOFT = frozenset({"Old", "Young", "Little", "Poor", "Dear", "Dearest", "Modest", "Honourable", "Saint", "St"})
#: A name that ends so is a place's, and its parts are nobody's.
PLACES = frozenset(
    words("""
    Street Place Hall House Park Lodge Square Road Lane Court Inn Cottage Room Rooms Bridge Buildings Crescent Abbey
    Castle Hill Farm Church Station Bay Island Islands Isle River Lake Wood Green Terrace Gardens Hotel Club Indies
    Seas Sea Coast Row Avenue Villa Priory Manor Grange Head Point Common Heath Fields Yard Mansion Market County City
    Town Village Mountain Mountains Valley Port Harbour Gate Tower Palace University College School Theatre Grand Cobb
""")
)
#: Those of them that are hardly anybody's surname: `Montague Street` is a street, `Lucy Hill` may be a person.
STREETS = frozenset(("Street", "Square", "Road", "Crescent", "Buildings", "Avenue", "Terrace", "Place"))
#: Words with a capital letter that name nobody of the story.
NOBODY = frozenset(
    (
        *(day.capitalize() for day in WEEKDAYS),
        *(month.capitalize() for month in MONTHS),
        *words("""
            God Heaven Lord Sir Madam Christmas Easter English French German Italian Spanish Latin Greek Russian
            American Irish Scotch Scottish Indian Christian Catholic Bible Gospel Chapter Part Book Providence Fate
            Nature Devil Ha Mr Mrs Miss Ms Mme Mlle Lady Madame Monsieur Mademoiselle Signor Signora Herr Frau Sabbath
            Hell Jove Europe
        """),
    )
)
#: First names that are words, too: at the beginning of a sentence they may be those.
WORDS_TOO = frozenset(
    words("""
    Will May Mark Rose Grace Frank Hope Faith Patience Prudence Mercy Victor Miles Guy Bill Dick Jack Ivy Olive Iris
    Ruby Pearl Violet Daisy Lily Constance Viola Eve Joy Basil Clement Ernest Stella Aurora Gene Grant Ray Roy Saul Abel
""")
)
#: One use of a name in so many must be as only people are named.
SELDOM = 12
#: How much more often than others a name must be followed by `she` (or `he`) to be a woman's (or a man's).
VOTES = 3.0


def core_of(name: str) -> list[str]:
    """Return a name without its titles; a title that stands alone is a name: `the Duchess`."""
    parts = name.split()
    return [part for part in parts if part.removesuffix(".") not in TITLES] or parts[-1:]


def title_of(name: str) -> str:
    """Return the title that tells this person from others of the name."""
    titles = [part.removesuffix(".") for part in name.split()[:-1]]
    return next((title for title in titles if title in TITLES and title not in SOFT), "")


def gender_shown(names: Iterable[str]) -> Gender:
    """Return the gender that titles or first names show."""
    for name in names:
        for part in name.split()[:-1]:
            gender = TITLES.get(part.removesuffix("."), "?")
            if gender != "?":
                return gender
        gender = FIRST_NAMES.get(core_of(name)[0], "?")
        if gender != "?":
            return gender
    return "?"


def gender_of(use: NameUse, odds: float) -> Gender:
    """Return the gender that a name shows, or the pronouns behind it."""
    shown = gender_shown([use.text])
    return shown if shown != "?" else gender_voted(use.female, use.male, odds)


def gender_voted(female: int, male: int, odds: float) -> Gender:
    """Return the gender that the pronouns behind a name show, beside what they are behind all names: `odds`."""
    told = (female + 0.5) / (male + 0.5) / odds
    if female >= 3 and told >= VOTES:
        return "f"
    return "m" if male >= 3 and told <= 1 / VOTES else "?"


def kind_of(use: NameUse) -> EntityKind:
    """Return whether a name is a person's or a place's, by its words and by how it is used."""
    if " " in use.text and use.text.split()[-1] in STREETS:
        return "place"
    if title_of(use.text) or (" " in use.text and core_of(use.text)[0] in FIRST_NAMES):
        return "person"
    if use.text.split()[-1] in PLACES and " " in use.text:
        return "place"
    if use.person > 2 * use.place and use.person * SELDOM >= use.inside + use.opening:
        return "person"
    told = use.place > use.person if use.person else use.place > 0 and not use.female + use.male
    return "place" if told else "unknown"


def agree(one: Gender, other: Gender) -> bool:
    """Say whether two names may be one person's, by their genders."""
    return "?" in (one, other) or one == other


def has_part(name: str, part: str, last: bool) -> bool:
    """Say whether a name has a part; `last`: as its surname."""
    core = core_of(name)
    return part in (core[-1:] if last else core)
