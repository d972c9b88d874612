"""Which parts make this feature: SMTP if the settings name a server, else silence."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.mail.ports import Mail
from plotweaver_backend.mail.silent import SilentMail
from plotweaver_backend.mail.smtp import SmtpMail


def provide(services: Services) -> None:
    """Offer the way to send mail, and the letters."""
    mail: Mail = SmtpMail(services.settings) if services.settings.smtp_host else SilentMail()
    services.provide(mail, Mail)
    services.provide(Letters(services.sessions, mail))
