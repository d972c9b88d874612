"""Zip archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

#: 1 January 1980 in Unix seconds: a zip archive knows no time before it.
FIRST_TIME = 315_532_800


def pack(parts: Iterable[tuple[str, bytes]], at: int, stored: frozenset[str] = frozenset()) -> bytes:
    """Return an archive of parts in this order, each dated `at` (Unix seconds); `stored` ones are not compressed."""
    packed = io.BytesIO()
    time = datetime.fromtimestamp(at, UTC).timetuple()[:6]
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, time)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            # a regular file, told as on Unix wherever it is made
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, data)
    return packed.getvalue()
