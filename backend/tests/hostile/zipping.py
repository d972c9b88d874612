"""Archives as no zip program writes them (APPNOTE 4.3), from one that is sound."""

import io
import zipfile

_LOCAL, _CENTRAL = b"PK\3\4", b"PK\1\2"
#: Where a header of each kind says whether there is a password, and how long a file is unpacked.
_FLAGS, _SIZE = {_LOCAL: 6, _CENTRAL: 8}, {_LOCAL: 22, _CENTRAL: 24}


def of(files, packing=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return data.getvalue()


def of_too_many(data):
    return of(_files(data) | {f"assets/{number}": b"" for number in range(20_001)}, zipfile.ZIP_STORED)


def packed_otherwise(data):
    return of(_files(data), zipfile.ZIP_BZIP2)


def locked(data):
    return _with(data, _FLAGS, (1).to_bytes(2, "little"))


def understated(data):
    # the last of its files, so that the sizes of the others stay true
    whole = of(_files(data) | {"notes/zeros.md": bytes(30 * 1024 * 1024)})
    at = {kind: whole.rindex(kind) for kind in (_LOCAL, _CENTRAL)}
    for kind, place in at.items():
        start = place + _SIZE[kind]
        whole = whole[:start] + (10).to_bytes(4, "little") + whole[start + 4 :]
    return whole


def _files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with(data, places, value):
    for kind, offset in places.items():
        start = data.index(kind) + offset
        data = data[:start] + value + data[start + len(value) :]
    return data
