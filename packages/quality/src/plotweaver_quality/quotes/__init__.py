"""Who says what: quotations of a text with their speakers. Pure; deterministic; needs no network model.

    attribute(text)                      speakers by names that the text itself uses
    attribute(text, cast)                speakers of a cast: `cast.read_csv`, `cast.read_yaml`, `cast.from_sheet`

Each quotation says by which evidence it was attributed (`how`) and how sure that is (`confidence`, the model's chance
of that speaker among all candidates). `docs/guides/quotes.md` tells how it works, its formulas and its figures.
"""

from plotweaver_quality.quotes.attributing import Attributed, How, attribute
from plotweaver_quality.quotes.cast import CastUnreadable, Character

__all__ = ["Attributed", "CastUnreadable", "Character", "How", "attribute"]
