"""How long one has to wait after so many attempts.

Every attempt is counted before it is looked at, and what succeeded is taken back: a hundred at once are not a hundred
free ones. Three things are counted, each for what the others cannot see:

- one person from one address: somebody guesses a password;
- one person from everywhere: somebody guesses from many addresses. Its waits are short, and a browser that this person
  signed in with before is counted by itself, so that a stranger cannot keep them out;
- one address, whoever is meant: somebody tries one password for many people.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

_DAY = 24 * 3600
#: An IPv6 customer has at least this network, and can take any address in it (RFC 6177).
_IPV6_NETWORK = 64


@dataclass(frozen=True)
class Pace:
    """How often something may be tried.

    Attributes:
        name: what is counted.
        free: so many attempts come without a wait between them.
        first: the wait after that, in seconds; each further one is twice as long.
        longest: no wait is longer, in seconds.
        forgotten: after so many quiet seconds it begins anew.
        begins_anew: whether a success shows that it was the right person all along.
    """

    name: str
    free: int
    first: int
    longest: int
    forgotten: int = _DAY
    begins_anew: bool = False

    def wait(self, count: int) -> int:
        """Return how long one waits after the attempt of this number, in seconds."""
        over = count - self.free
        # beyond 2^20 every wait is the longest anyway
        return 0 if over < 0 else min(self.longest, self.first * 2 ** min(over, 20))


PERSON_HERE = Pace("person-here", free=5, first=2, longest=900, begins_anew=True)
PERSON = Pace("person", free=50, first=2, longest=300)
KNOWN_BROWSER = Pace("known-browser", free=10, first=2, longest=900, begins_anew=True)
ADDRESS = Pace("address", free=50, first=2, longest=900)
#: Letters that somebody asks for: they are counted whether or not there is anybody to write to.
LETTERS_TO = Pace("letters-to", free=3, first=600, longest=3600)
LETTERS_FROM = Pace("letters-from", free=20, first=60, longest=3600)
#: People whom somebody would take into a book by their e-mail, and who are not there.
UNKNOWN_PEOPLE = Pace("unknown-people", free=10, first=60, longest=3600)


@dataclass(frozen=True)
class Counted:
    """One thing that is counted: by which pace, and whose."""

    pace: Pace
    whose: str


def network(address: str) -> str:
    """Return what one customer of a network has: an IPv4 address, or an IPv6 network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, _IPV6_NETWORK), strict=False))
    return str(parsed)


def signing_in(email: str, address: str, browser: str = "") -> list[Counted]:
    """Return what is counted when somebody says that they are the person with this e-mail.

    Args:
        email: who they say they are; there need be no such person.
        address: where they are.
        browser: names a browser that this person signed in with before.
    """
    who, where = email.casefold(), network(address)
    if browser:
        return [Counted(KNOWN_BROWSER, f"{who} {browser}")]
    return [Counted(PERSON_HERE, f"{who} {where}"), Counted(PERSON, who), Counted(ADDRESS, where)]
