"""What sending mail needs from the outside, and what can go wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from plotweaver_manuscript.errors import PlotWeaverError


class MailFailed(PlotWeaverError):
    """The mail server did not take a message; later it may."""


class MailRefused(MailFailed):
    """The mail server will never take this message."""


@dataclass(frozen=True)
class Message:
    """A plain text message to one person."""

    to: str
    subject: str
    text: str


class Mail(Protocol):
    """A way to send messages."""

    @property
    def works(self) -> bool:
        """Whether messages reach anybody. If not, `plotweaver admin` prints the links that they would hold."""

    def send(self, message: Message) -> None:
        """Send a message.

        Raises:
            MailFailed: it was not taken just now.
            MailRefused: it never will be.
        """
