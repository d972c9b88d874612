"""Opaque secrets: making, hashing and deriving them, and the server's own key file."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path


def new_token() -> str:
    """Return an unguessable token (256 bits)."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """Return a random id of 12 lower-case letters and digits."""
    return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(12))


def digest(token: str) -> str:
    """Return what is stored of `token`. A plain hash suffices: tokens are random, not chosen."""
    return hashlib.sha256(token.encode()).hexdigest()


def successor(key: bytes, token: str) -> str:
    """Return the token that follows `token`: always the same one, and only the server can tell it."""
    mac = hmac.new(key, b"refresh\0" + token.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def key_file(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the key in `path`, making it first if there is none. Readable by its owner only.

    Several processes may start at once: the file appears complete or not at all, and the first one wins.
    """
    if not path.exists():
        write_secret(path, make())
    return path.read_bytes()


def write_secret(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads, whole or not at all. One that is there already stays as it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first; what it wrote counts
    finally:
        draft.unlink()
