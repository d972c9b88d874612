"""Git's objects and packs made by hand (gitformat-pack(5)): whatever no git would write."""

import hashlib
import zlib
from collections import defaultdict

_KINDS = {"commit": 1, "tree": 2, "blob": 3, "tag": 4}
_WHO = b"Eve <eve@example.org> 1700000000 +0000"
FILE, FOLDER = b"100644", b"40000"


class Hand:
    """Objects on top of a book's own.

    Args:
        files: the book's files by path.
        tip: its newest version.
        objects: `(kind, data)` of all that git has of it.
    """

    def __init__(self, files, tip, objects):
        self.files, self.tip = files, tip
        self.made, self._known = {}, {name_of(*each) for each in objects}

    def put(self, kind, data):
        oid = name_of(kind, data)
        if oid not in self._known:
            self.made[oid] = (kind, data)
        return oid

    def blob(self, data):
        return self.put("blob", data)

    def tree(self, *lines):
        """Write a folder with its lines as they are given: `(mode, name, id)`."""
        return self.put("tree", b"".join(b"%s %s\0%s" % (mode, name, bytes.fromhex(oid)) for mode, name, oid in lines))

    def lines(self, extra=()):
        """Return the lines of the book's root folder, with files beside them."""
        kept = [(path.encode(), data, FILE) for path, data in self.files.items()]
        replaced = {path for path, _, _ in extra}
        return self._lines([*(each for each in kept if each[0] not in replaced), *extra])

    def commit(self, tree, *parents):
        heads = b"".join(b"parent %s\n" % each.encode() for each in parents or (self.tip,))
        return self.put("commit", b"tree %s\n%sauthor %s\ncommitter %s\n\nOdd\n" % (tree.encode(), heads, _WHO, _WHO))

    def tag(self, oid, kind):
        return self.put("tag", b"object %s\ntype %s\ntag t\ntagger %s\n\nT\n" % (oid.encode(), kind.encode(), _WHO))

    def _lines(self, files):
        lines, inside = [], defaultdict(list)
        for path, data, mode in files:
            name, slash, rest = path.partition(b"/")
            if slash:
                inside[name].append((rest, data, mode))
            else:
                # a submodule names a version
                lines.append((mode, name, self.tip if mode == b"160000" else self.blob(data)))
        lines += [(FOLDER, name, self.tree(*self._lines(rest))) for name, rest in inside.items()]
        return sorted(lines, key=lambda line: line[1] + b"/" if line[0] == FOLDER else line[1])


def name_of(kind, data):
    whole = hashlib.sha1(b"%s %d\0" % (kind.encode(), len(data)), usedforsecurity=False)
    whole.update(data)
    return whole.hexdigest()


def pack(objects):
    """Return a pack of `(kind, data)`."""
    return sealed(b"PACK" + (2).to_bytes(4) + len(objects).to_bytes(4) + b"".join(_entry(*each) for each in objects))


def sealed(body):
    return body + hashlib.sha1(body, usedforsecurity=False).digest()


def _entry(kind, data, size=None):
    size = len(data) if size is None else size
    first, rest = _KINDS[kind] << 4 | size & 15, size >> 4
    head = bytearray()
    while rest:
        head.append(first | 128)
        first, rest = rest & 127, rest >> 7
    return bytes([*head, first]) + zlib.compress(data, 1)
