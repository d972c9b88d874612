"""What a book's repository may hold: structure that is refused on every way in, with reason and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from plotweaver_manuscript.book_format import REMEDY, SETTINGS, unknown_format
from plotweaver_manuscript.naming import folded, reserved

FILE_MODE = 0o100644
#: Where files lie that are no text.
ASSETS = "assets/"
MOST_PATH = 400
#: Most file systems keep names of so many bytes.
MOST_NAME_BYTES = 255
MOST_DEPTH = 16
MOST_BYTES = 5 * 1024 * 1024
MOST_ASSET_BYTES = 25 * 1024 * 1024
MOST_FILES = 20_000
#: All files together: whoever reads a book holds it in memory.
MOST_BOOK_BYTES = 200 * 1024 * 1024
#: Who has broken more than this is told of the first ones.
_MOST_TOLD = 100

# Letters that HFS+ leaves out when it compares names, so that ".g\u200cit" opens ".git".
_HFS_IGNORED = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
# NTFS opens ".git" also as "git~1", with trailing dots and blanks, and with a stream's name after a colon.
_GIT_LOOK_ALIKE = re.compile(r"(?:\.git|git~\d+|\.gitmodules|gitmod~\d+|gi7eba~\d+)[. ]*(?::.*)?", re.IGNORECASE)
_FORBIDDEN = frozenset('\\:*?"<>|')
#: Control characters, and what parts lines and paragraphs.
_CONTROL = {"Cc", "Zl", "Zp"}
#: What makes a regular file of each mode that git knows besides.
_TO_MEND = {
    0o100755: "Take its mark of a program away (git update-index --chmod=-x FILE).",
    0o120000: "Put the file itself in the place of the link.",
    0o160000: "Take the other repository out (git rm --cached FOLDER), or copy its files in.",
}
_SECRETS = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{82}\b|\bglpat-[\w-]{20}\b"
    rb"|\bpwt_[\w-]{43}|\bAKIA[0-9A-Z]{16}\b|\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}\b"
)


@dataclass(frozen=True)
class Entry:
    """A file of a tree.

    Attributes:
        path: from the root; bytes that are no UTF-8 are escaped as surrogates.
        mode: git's file mode.
        size: its bytes.
        data: None where only the tree is judged.
        fault: how its folder tells of it otherwise than git would; "": as git does.
    """

    path: str
    mode: int
    size: int
    data: bytes | None
    fault: str = ""


@dataclass(frozen=True)
class Violation:
    """A rule that a file breaks, and how to mend it."""

    rule: str
    path: str
    message: str
    remedy: str


def check_structure(entries: Iterable[Entry]) -> list[Violation]:
    """Return a whole tree's violations of structure, the first hundred.

    Of content only what nothing can be read without: that it is text, and the book's format.

    Args:
        entries: as they come: no more of them are taken than a book may have.
    """
    violations: list[Violation] = []
    names = _Names()
    count = size = 0
    for entry in entries:
        count += 1
        size += entry.size
        found = _path(entry.path) or _fault(entry) or [*_kind(entry), *_content(entry)]
        violations += found or names.take(entry.path)
        if count > MOST_FILES or size > MOST_BOOK_BYTES or len(violations) > _MOST_TOLD:
            break
    return (_whole(count, size) + violations)[:_MOST_TOLD]


def _whole(count: int, size: int) -> list[Violation]:
    remedy = "Take out what is no part of the book."
    if count > MOST_FILES:
        return [Violation("files.too_many", "", f"A book may have {MOST_FILES:,} files. This has more.", remedy)]
    if size > MOST_BOOK_BYTES:
        most = MOST_BOOK_BYTES // 1024 // 1024
        return [Violation("book.too_large", "", f"A book may have {most} MB in all. This has more.", remedy)]
    return []


def _fault(entry: Entry) -> list[Violation]:
    remedy = "Write the folder again with git itself (git add, git commit)."
    return [Violation("tree.malformed", entry.path, entry.fault, remedy)] if entry.fault else []


def shown(path: str) -> str:
    """Return a path with bytes that are no UTF-8 written out, so that it can be sent anywhere."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def printable(text: str) -> str:
    """Return a text with whatever moves a cursor or is not seen written out: names come from strangers."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def storable(path: str) -> bool:
    """Whether every computer can keep something under this name; slashes part folders."""
    return not _path(path)


def _path(path: str) -> list[Violation]:
    if not path.isascii() and shown(path) != path:
        return [
            Violation(
                "path.encoding",
                shown(path)[:MOST_PATH],
                "The name is not UTF-8.",
                "Rename it on a computer that uses UTF-8.",
            )
        ]
    if len(path) > MOST_PATH or path.count("/") >= MOST_DEPTH:
        message = f"A path may have {MOST_PATH} letters and {MOST_DEPTH} folders."
        return [Violation("path.too_long", path[:MOST_PATH], message, "Shorten the folders' names.")]
    if unicodedata.normalize("NFC", path) != path:
        message = "The name is not in Unicode's composed form (NFC)."
        return [Violation("path.not_nfc", path, message, "Rename the file; type accented letters anew.")]
    return next(([violation] for part in path.split("/") if (violation := _name(part, path))), [])


def _name(name: str, path: str) -> Violation | None:
    if name in ("", ".", ".."):
        return Violation("path.empty", path, "A name in this path is empty or made of dots.", "Rename it.")
    kinds = {unicodedata.category(letter) for letter in name}
    if len(name.encode()) > MOST_NAME_BYTES:
        message = f"A name may have {MOST_NAME_BYTES} bytes; a letter takes one to four."
        return Violation("path.too_long", path, message, "Shorten the name.")
    if _GIT_LOOK_ALIKE.fullmatch(_HFS_IGNORED.sub("", name)):
        return Violation("path.git", path, "A name that some computers take for git's own.", "Rename it.")
    if kinds & _CONTROL or not _FORBIDDEN.isdisjoint(name):
        message = 'A name holds a control character or one of \\ : * ? " < > |, which some computers cannot keep.'
        return Violation("path.character", path, message, "Rename it without that character.")
    if reserved(name) or name.endswith((".", " ")) or _HFS_IGNORED.search(name):
        return Violation("path.reserved", path, "A name that some computers cannot keep.", "Rename it.")
    return None


def _kind(entry: Entry) -> list[Violation]:
    if entry.mode == FILE_MODE:
        return []
    message = "Only regular files are kept: no links, no submodules, no programs."
    remedy = _TO_MEND.get(entry.mode, "Replace it by a regular file.")
    return [Violation("file.kind", entry.path, message, remedy)]


def _content(entry: Entry) -> list[Violation]:
    asset = entry.path.startswith(ASSETS)
    most = MOST_ASSET_BYTES if asset else MOST_BYTES
    if entry.size > most:
        message = f"The file has {entry.size / 1024 / 1024:.1f} MB; {most // 1024 // 1024} MB is the most here."
        return [Violation("file.too_large", entry.path, message, "Split it, or keep it elsewhere.")]
    if entry.data is None or asset:
        return []
    found = []
    if not _is_utf8(entry.data):
        message = "The file is not UTF-8 text."
        found.append(Violation("file.encoding", entry.path, message, "Save it as UTF-8, or move it to assets/."))
    elif entry.path == SETTINGS and (reason := unknown_format(entry.data.decode())):
        found.append(Violation("file.format", entry.path, reason, REMEDY))
    if _SECRETS.search(entry.data):
        message = "The file seems to hold a key or token, which everyone with the book could read."
        found.append(Violation("file.secret", entry.path, message, "Take it out, and withdraw it where it was issued."))
    return found


def _is_utf8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


class _Names:
    """Files and folders so far, as computers see them that tell no case apart."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, bool]] = {}

    def take(self, path: str) -> list[Violation]:
        """Add a file; return why it cannot stand beside the others."""
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name, folder = "/".join(parts[:depth]), depth < len(parts)
            alike = folded(name)
            if (known := self._known.get(alike)) is None:
                self._known[alike] = (name, folder)
            elif known[0] != name:
                message = f"On many computers this is the same name as {printable(known[0])}."
                return [Violation("path.collision", path, message, "Rename one of them.")]
            elif known[1] != folder:
                message = f"{printable(name)} is a file and cannot hold another."
                return [Violation("path.file_as_folder", path, message, "Rename one of them.")]
            elif not folder:
                return [Violation("path.twice", path, "This file is there twice.", "Take one of them out.")]
        return []
