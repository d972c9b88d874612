"""Opening files that are zip archives of XML, however they were made: no bomb, no foreign entity, no other file."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree
from plotweaver_manuscript.errors import ImportRefused

#: What every zip archive begins with.
MAGIC = b"PK\x03\x04"
#: A part of a novel is never larger unpacked; pictures are not unpacked at all.
MOST_UNPACKED = 64 * 1024 * 1024
_MOST_PARTS = 20_000
#: Tags of XML, each of which costs its readers some hundred bytes and microseconds; a long novel has a tenth of them.
MOST_TAGS = 1_000_000
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What to do with a file that a password locks.
UNLOCK = "Open it in the program that made it, save it without the password, and try once more."
_SAVE = "Open it in the program that made it, save it again, and try once more."


class Packed:
    """The parts of an archive by name, within one budget of unpacked bytes and of tags.

    Args:
        data: the archive.
        what: how people call such a file: "Word file".

    Raises:
        ImportRefused: it is broken, or not packed as such files are.
    """

    def __init__(self, data: bytes, what: str) -> None:
        self._what = what
        self._left, self._tags = MOST_UNPACKED, dict[str, int]()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise self.broken("it is damaged, or was not copied whole") from error
        if len(self._archive.infolist()) > _MOST_PARTS:
            raise self.broken("it has too many parts")
        self.names = frozenset(self._archive.namelist())

    def read(self, name: str) -> bytes:
        """Return a part's bytes; none if there is no such part.

        Raises:
            ImportRefused: it cannot be unpacked, or is too large.
        """
        if name not in self.names:
            return b""
        entry = self._archive.getinfo(name)
        if entry.compress_type not in _PACKINGS or entry.flag_bits & 1:
            raise self.broken(f"{name} is packed with a password or in an unusual way")
        try:
            with self._archive.open(entry) as part:
                # never more than is left, whatever size the archive claims
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, EOFError, OSError, zlib.error, RuntimeError) as error:
            raise self.broken(f"{name}: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            most = MOST_UNPACKED // (1024 * 1024)
            message = f"The {self._what} is larger than {most} MB when unpacked. Nothing was created."
            raise ImportRefused("file.too_large", message, remedy="Bring it in parts.", path=name)
        self._tags[name] = data.count(b"<")
        if sum(self._tags.values()) > MOST_TAGS:
            message = f"The {self._what} is built of more pieces than a book needs. Nothing was created."
            raise ImportRefused("file.too_large", message, remedy="Save it as plain text, and bring that.", path=name)
        return data

    def xml(self, name: str) -> etree._Element:
        """Return a part's XML.

        Raises:
            ImportRefused: it is missing, no XML, or names entities of its own.
        """
        data = self.read(name)
        if not data:
            raise self.broken(f"its part {name} is missing")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self.broken(f"{name}: {error.msg}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.broken(f"{name} defines entities of its own")
        return root

    def locked(self) -> ImportRefused:
        """Return the refusal of a file that is locked with a password."""
        message = f"The {self._what} is locked with a password. Nothing was created."
        return ImportRefused("file.locked", message, remedy=UNLOCK, path="")

    def broken(self, why: str) -> ImportRefused:
        """Return the refusal of this file."""
        message = f"The {self._what} cannot be read: {why}. Nothing was created."
        return ImportRefused("file.broken", message, remedy=_SAVE, path="")
