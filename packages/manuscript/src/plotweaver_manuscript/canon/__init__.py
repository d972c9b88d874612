"""What a book knows: facts of its people, places and things, read from its prose and its sheets. Pure.

    canon = canon_of(tree)                 every fact of one state of a book, with the words that tell it
    canon.facts                            in reading order, those of the sheets first
    canon.of("nell-harker", "eyes")        what is told of one entity

A scene is read by itself (`noting.read_notes`), so that a changed scene is the only one that is read again; who is
meant by which name is decided for the whole book (`cast`), because a name is a name by how all of the book uses it.
"""

from plotweaver_manuscript.canon.building import Canons, canon_of
from plotweaver_manuscript.canon.facts import Canon, Entity, Fact

__all__ = ["Canon", "Canons", "Entity", "Fact", "canon_of"]
