"""Which addresses may be called."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from plotweaver_backend.outgoing.errors import OutgoingRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

#: RFC 6052: the last four bytes of such an address are an IPv4 address behind a translator.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Outgoing:
    """The policy.

    Attributes:
        hosts: names that may be called wherever they lie, and without TLS.
        networks: networks that may be called, and without TLS.
    """

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, allowed: Iterable[str]) -> Outgoing:
        """Return the policy that allows these besides the open network: host names, addresses, or networks."""
        hosts, networks = set[str](), []
        for each in filter(None, (entry.strip() for entry in allowed)):
            try:
                networks.append(ipaddress.ip_network(each, strict=False))
            except ValueError:
                hosts.add(each.lower())
        return cls(frozenset(hosts), tuple(networks))

    def and_host_of(self, url: str) -> Outgoing:
        """Return this policy, with the host of an address that the operator wrote allowed, too."""
        also = Outgoing.of([httpx.URL(url).host])
        return Outgoing(self.hosts | also.hosts, (*self.networks, *also.networks))

    def addresses(self, url: httpx.URL) -> list[str]:
        """Return the network addresses that `url` may be called at, looking its name up.

        Raises:
            OutgoingRefused: it is no web address, its name is not known, or it leads where we may not call.
        """
        named = self._named(url)
        found = _looked_up(url)
        # one that must not be called spoils them all: a name that leads to both is no accident
        for address in found:
            if not (named or self._within(address) or _is_open(address)):
                raise OutgoingRefused(f"{url.host} lies in a private network that may not be called from here.")
        if url.scheme != "https" and not (named or all(self._within(each) for each in found)):
            raise OutgoingRefused(f"{url.host} must be called by https.")
        return [str(address) for address in found]

    def check(self, url: str) -> None:
        """Refuse an address before it is kept.

        Raises:
            OutgoingRefused: as `addresses` does.
        """
        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise OutgoingRefused("This is no web address.") from error
        self.addresses(parsed)

    def _named(self, url: httpx.URL) -> bool:
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise OutgoingRefused("This is no plain web address.")
        return url.host.lower() in self.hosts

    def _within(self, address: Address) -> bool:
        return any(address in network for network in self.networks if network.version == address.version)


def _looked_up(url: httpx.URL) -> list[Address]:
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        answers = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutgoingRefused(f"{url.host} is not known.") from error
    # an address in a zone is written with it: fe80::1%eth0
    found = (str(answer[4][0]).partition("%")[0] for answer in answers)
    return [ipaddress.ip_address(each) for each in dict.fromkeys(found)]


def _is_open(address: Address) -> bool:
    """Whether the address is one of the open network, and no way into another one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _NAT64:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner:
            return _is_open(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
