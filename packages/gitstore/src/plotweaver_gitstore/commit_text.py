"""The words of versions and tags, whatever their headers say of how they are written.

A header `encoding` (git-commit(1), "Discussion") may name a coding that nobody knows; the words are read all the same.
"""

from __future__ import annotations

import codecs

import pygit2


def message_of(found: pygit2.Commit | pygit2.Tag) -> str:
    """Return the whole message of a version or tag. Never raises on content."""
    coding = found.message_encoding if isinstance(found, pygit2.Commit) else None
    return _decoded(found.raw_message or b"", coding)


def names_of(signature: pygit2.Signature, coding: str | None = None) -> tuple[str, str]:
    """Return a signature's name and address. Never raises on content.

    Args:
        coding: what the version's header names, if it names one.
    """
    return _decoded(signature.raw_name, coding), _decoded(signature.raw_email, coding)


def is_known(coding: str | None) -> bool:
    """Whether a coding of text is one that can be read; None: UTF-8, as git means it."""
    try:
        codecs.lookup(coding or "utf-8")
    except (LookupError, ValueError):
        return False
    return True


def _decoded(raw: bytes, coding: str | None) -> str:
    if not is_known(coding):
        return raw.decode("utf-8", "replace")
    try:
        return raw.decode(coding or "utf-8", "replace")
    except (LookupError, UnicodeError):
        # a codec that is no coding of text, such as base64
        return raw.decode("utf-8", "replace")
