"""What the commit of a change says."""

from __future__ import annotations

import re

import pygit2
from plotweaver_gitstore import Batch
from plotweaver_manuscript.origins import OVERRIDE

from plotweaver_backend.changes.domain import Change
from plotweaver_backend.changes.errors import ChangeRefused
from plotweaver_backend.clock import unix_time

#: The trailer that carries the change's id.
CHANGE_TRAILER = "Plotweaver-Change"

#: What git takes from a name or an address, wherever it stands, and at both ends.
_NOWHERE = "<>\n\r\0"
_AT_NO_END = "".join(map(chr, range(33))) + ".,:;<>\"\\'"

_TRAILER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def check_recordable(change: Change) -> None:
    """Pass if git can record the change's author, message and trailers.

    Raises:
        ChangeRefused: otherwise.
    """
    _author(change, 0)
    message_of(change)


def add_commit(batch: Batch, change: Change, parent: str | None, tree: pygit2.Oid) -> str:
    """Gather the change's commit on `parent` (and on `change.also`) and return its id; no branch moves.

    Raises:
        ChangeRefused: git cannot record such an author, message or trailer.
    """
    now = unix_time()
    parents = [f"parent {each}" for each in (parent, change.also) if each is not None]
    author = f"author {_signed(_author(change, now))}"
    committer = f"committer {_signed(pygit2.Signature('PlotWeaver', 'plotweaver@localhost', now, 0))}"
    text = "\n".join([f"tree {tree}", *parents, author, committer, "", message_of(change)])
    return str(batch.add("commit", text.encode()))


def _signed(who: pygit2.Signature) -> str:
    return f"{who.name} <{who.email}> {who.time} +0000"


def _author(change: Change, at: int) -> pygit2.Signature:
    who = change.author
    try:
        return pygit2.Signature(_plain(who.name, "Somebody"), _plain(who.email, "nobody@localhost"), at, 0)
    except ValueError as error:
        raise ChangeRefused("change.refused", f"Git cannot record this author: {error}.", violations=[]) from error


def _plain(text: str, otherwise: str) -> str:
    """Return a name or an address as git can hold it, by its own rules (ident.c): people are called “Ann <3”, too."""
    kept = "".join(each for each in text if each not in _NOWHERE)
    return kept.strip(_AT_NO_END) or otherwise


def message_of(change: Change) -> str:
    """Return the commit's message with its trailers in a paragraph of their own.

    Raises:
        ChangeRefused: a trailer would not read back as one line, or the message holds a NUL.
    """
    reason = {OVERRIDE: change.override} if change.override else {}
    trailers = {**change.trailers, **reason, CHANGE_TRAILER: change.change_id}
    for name, value in trailers.items():
        if not _TRAILER_NAME.fullmatch(name) or not value.isprintable() or value != value.strip() or not value:
            raise ChangeRefused("change.refused", f"{name!r}: {value!r} is no trailer.", violations=[])
    if "\0" in change.message:
        raise ChangeRefused("change.refused", "A message cannot hold a NUL character.", violations=[])
    block = "".join(f"{name}: {value}\n" for name, value in trailers.items())
    return f"{change.message.strip() or 'Change'}\n\n{block}"
