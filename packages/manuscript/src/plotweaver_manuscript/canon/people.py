"""Words that stand for people: titles, nouns with a gender, pronouns. English."""

from __future__ import annotations

from plotweaver_manuscript.canon.claims import Gender


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_HIS = _words("""
    Mr Monsieur M Sir Lord Father Brother Uncle King Prince Duke Count Baron Earl Marquis Signor Herr Don Senor
    Captain Colonel Major General Admiral Lieutenant Sergeant Corporal Inspector Constable Reverend Rev Squire Master
    Bishop Archdeacon Abbe Padre Viscount Governor Commodore
""")
_HERS = _words("""
    Mrs Miss Ms Mademoiselle Mlle Madame Mme Lady Dame Sister Mother Aunt Queen Princess Duchess Countess Baroness
    Marchioness Signora Signorina Frau Fraulein Dona Senora Mistress Nurse Viscountess Sultaness Dowager
""")
_EITHER = _words("""
    Doctor Dr Professor Prof Judge Cousin Honourable Old Young Little Poor Dear Dearest Modest Saint St
""")
#: Words before a name; the gender that they show.
TITLES: dict[str, Gender] = {
    **dict.fromkeys(_HIS, "m"),
    **dict.fromkeys(_HERS, "f"),
    **dict.fromkeys(_EITHER, "?"),
}

_MEN = _words("""
    man men boy lad gentleman fellow father brother son husband uncle nephew grandfather grandson widower king prince
    duke lord sir vicar curate parson priest bishop landlord butler footman coachman groom porter policeman constable
    inspector sailor soldier captain colonel admiral major fisherman farmer blacksmith bridegroom bachelor monk host
    stepfather stepson godfather godson clergyman rector squire waiter father-in-law son-in-law brother-in-law papa
    monsieur workman tradesman nobleman sportsman chap bloke schoolmaster headmaster count baron emperor hero
""")
_WOMEN = _words("""
    woman women girl lass lady mother sister daughter wife aunt niece grandmother granddaughter widow queen princess
    duchess maid housemaid landlady governess nurse housekeeper cook bride spinster nun hostess stepmother
    stepdaughter godmother goddaughter mother-in-law daughter-in-law sister-in-law mamma mama mademoiselle madame
    countess baroness schoolmistress charwoman waitress actress heroine matron empress dressmaker
""")
_ANYONE = _words("""
    child baby infant doctor physician surgeon lawyer servant stranger visitor guest cousin friend teacher professor
    judge witness prisoner patient passenger neighbour neighbor orphan twin invalid narrator person clerk parent
""")
NOUNS: dict[str, Gender] = {
    **dict.fromkeys(_ANYONE, "?"),
    **dict.fromkeys(_MEN, "m"),
    **dict.fromkeys(_WOMEN, "f"),
}

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(_words("he him his himself"), "m"),
    **dict.fromkeys(_words("she her hers herself"), "f"),
    **dict.fromkeys(_words("i me my mine myself"), "?"),
}
#: The pronouns of whoever tells or speaks.
FIRST = frozenset(_words("i me my mine myself"))
