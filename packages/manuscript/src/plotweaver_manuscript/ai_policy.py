"""Which models may read a book, and what its own plotweaver.yaml asks: `ai: {allow: none | local | [provider, …]}`.

It travels with the book, so that a clone brought in elsewhere stays closed. It can only close: whoever may write in the
book may write this file.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

#: `none`: no model reads the book. `local`: models on this machine. `named`: those and the providers that are named.
Rule = Literal["none", "local", "named"]
#: The provider of whatever runs on this machine.
LOCAL = "local"


@dataclass(frozen=True)
class Allowed:
    """Which models may read a book; `providers`: hosts that are named."""

    rule: Rule
    providers: tuple[str, ...] = ()

    def lets(self, provider: str) -> bool:
        """Say whether the book may be sent to a provider."""
        if self.rule == "none":
            return False
        return provider == LOCAL or (self.rule == "named" and provider in self.providers)

    def said(self) -> str:
        """Return what it lets, as a sentence for people."""
        if self.rule == "none":
            return "No model may read this book."
        named = f" and at {', '.join(self.providers)}" if self.rule == "named" and self.providers else ""
        return f"Only models on this machine{named} may read this book."


#: What stands for a wish that cannot be read.
CLOSED = Allowed("none")


def asked_by(tree: Tree) -> Allowed | None:
    """Return what a book's files ask; None if they ask nothing. What cannot be read closes the book."""
    settings, problem = load_mapping(text_of(tree, "plotweaver.yaml") or "")
    if problem is not None:
        return CLOSED
    asked = settings.get("ai")
    if asked is None:
        return None
    return _read(asked["allow"]) if isinstance(asked, dict) and "allow" in asked else CLOSED


def provider_of(url: str) -> str:
    """Return where an endpoint is: its host in small letters, or `local` for this machine."""
    host = (urlsplit(url).hostname or "").lower()
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost" or host.endswith(".localhost")
    return LOCAL if loopback else host


def _read(allow: object) -> Allowed:
    if allow == "none" or allow == "local":
        return Allowed(allow)
    if isinstance(allow, list) and all(isinstance(each, str) for each in allow):
        return Allowed("named", tuple(each for each in allow if each != LOCAL))
    return CLOSED
