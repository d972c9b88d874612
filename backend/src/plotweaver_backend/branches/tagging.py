"""Named versions: tag objects that say who named a version, when, and why."""

from __future__ import annotations

from dataclasses import dataclass

import pygit2
from plotweaver_gitstore import Batch, peeled

from plotweaver_backend.clock import unix_time


@dataclass(frozen=True)
class Naming:
    """A name for a version. `at`: Unix seconds."""

    name: str
    commit: str
    note: str
    person: str
    email: str
    at: int


def naming(name: str, commit: str, note: str, person: str, email: str) -> Naming:
    """Return a naming made now."""
    return Naming(name, commit, note, person, email, unix_time())


def write_tag(repository: pygit2.Repository, named: Naming) -> str:
    """Write the tag object, durably, and return its id; no ref is made.

    Raises:
        ObjectMissing: there is no such version.
        OSError: the disk is full; nothing was written.
    """
    commit = peeled(repository, named.commit).id
    # pygit2's own create_tag also makes the ref, past the transaction
    who = f"{_plain(named.person)} <{_plain(named.email)}> {named.at} +0000"
    note = named.note.replace("\0", "").strip()
    text = f"object {commit}\ntype commit\ntag {named.name}\ntagger {who}\n\n{note}\n"
    batch = Batch(repository)
    oid = batch.add("tag", text.encode())
    batch.write()
    return str(oid)


def _plain(text: str) -> str:
    # what git leaves out of a signature
    return "".join(letter for letter in text if letter.isprintable() and letter not in "<>").strip()
