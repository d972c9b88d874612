"""Sending mail by SMTP (RFC 5321), encrypted unless the settings say otherwise."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

from plotweaver_kit.settings import Settings

from plotweaver_backend.mail.ports import MailFailed, MailRefused, Message

_TIMEOUT = 20.0
#: From here on a server's answer is final (RFC 5321, 4.2.1).
_FOR_GOOD = 500


class SmtpMail:
    """Sends by the server that the settings name.

    Args:
        settings: `smtp_*` and `mail_from`.
    """

    works = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, message: Message) -> None:
        """Send a message over a connection of its own.

        Raises:
            MailFailed: the server cannot be reached, or does not take it just now.
            MailRefused: the server will never take it.
        """
        try:
            with self._connected() as server:
                server.send_message(self._written(message))
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()), (0, b""))
            raise _failure(code, error) from error
        except smtplib.SMTPResponseException as error:
            raise _failure(error.smtp_code, error) from error
        except (OSError, smtplib.SMTPException) as error:
            raise MailFailed("mail.failed", f"The mail server cannot be used: {error}") from error

    def _connected(self) -> smtplib.SMTP:
        chosen, context = self._settings, ssl.create_default_context()
        server: smtplib.SMTP
        if chosen.smtp_security == "tls":
            server = smtplib.SMTP_SSL(chosen.smtp_host, chosen.smtp_port, timeout=_TIMEOUT, context=context)
        else:
            server = smtplib.SMTP(chosen.smtp_host, chosen.smtp_port, timeout=_TIMEOUT)
        try:
            if chosen.smtp_security == "starttls":
                server.starttls(context=context)
            if chosen.smtp_user:
                server.login(chosen.smtp_user, chosen.smtp_password.get_secret_value())
        except BaseException:  # whatever stopped us: the connection is not left open
            server.close()
            raise
        return server

    def _written(self, message: Message) -> EmailMessage:
        written = EmailMessage(policy=SMTP)
        written["From"] = self._settings.mail_from
        written["To"] = message.to
        written["Subject"] = message.subject
        written["Date"] = formatdate(usegmt=True)
        written["Message-ID"] = make_msgid(domain=self._settings.mail_from.rpartition("@")[2].rstrip("> ") or None)
        # no automatic answers to what a machine sent (RFC 3834)
        written["Auto-Submitted"] = "auto-generated"
        written.set_content(message.text)
        return written


def _failure(code: int, error: Exception) -> MailFailed:
    kind = MailRefused if code >= _FOR_GOOD else MailFailed
    return kind("mail.failed", f"The mail server answered: {error}")
