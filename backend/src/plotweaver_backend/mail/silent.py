"""An installation without a mail server: nothing is sent, and the log says how to help."""

from __future__ import annotations

import structlog

from plotweaver_backend.mail.ports import Message

log = structlog.get_logger()


class SilentMail:
    """Sends nothing."""

    works = False

    def send(self, message: Message) -> None:
        """Note that somebody waits for a message; what it says is secret and stays out of the log."""
        log.info("no mail server is set: `plotweaver admin` prints the link", to=message.to, subject=message.subject)
