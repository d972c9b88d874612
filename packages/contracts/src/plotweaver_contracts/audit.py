"""The audit log: who did what, when, from where, and whether it was let happen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import Counted, Wire

#: Everything that is written down, `noun.what_happened`. Whoever adds one writes it somewhere, and screens have words
#: for it: tests look.
AuditAction = Literal[
    "access.refused",
    "account.created",
    "account.deleted",
    "account.email_changed",
    "account.exported",
    "account.password_changed",
    "account.renamed",
    "ai.policy_changed",
    "audit.exported",
    "factor.begun",
    "factor.code_spent",
    "factor.codes_renewed",
    "factor.ended",
    "identity.linked",
    "identity.unlinked",
    "invitation.accepted",
    "invitation.created",
    "invitation.withdrawn",
    "member.removed",
    "member.role_changed",
    "ownership.offered",
    "ownership.taken",
    "ownership.withdrawn",
    "project.created",
    "project.deleted",
    "project.import_undone",
    "protection.changed",
    "push.taken",
    "secret.removed",
    "secret.set",
    "session.ended",
    "session.ran_out",
    "session.refused",
    "session.replayed",
    "session.started",
    "sharing.changed",
    "site.codes_changed",
    "site.keys_rotated",
    "site.secrets_rotated",
    "site.sign_up_changed",
    "token.created",
    "token.revoked",
]

#: What is told of an action besides; the screens have words for each.
AuditFact = Literal[
    "at_once",
    "chapters",
    "email",
    "format",
    "kind",
    "mode",
    "name",
    "provider",
    "providers",
    "reason",
    "role",
    "rule",
    "rules",
    "scope",
    "stays",
    "title",
    "to",
    "visibility",
    "way",
]
AuditOutcome = Literal["done", "refused"]
#: `service` and `command` stand for PlotWeaver itself and for whoever keeps this installation, at its terminal.
AuditBy = Literal["account", "anonymous", "service", "command"]
AuditFormat = Literal["csv", "jsonl"]


class AuditPerson(Wire):
    """An account in the log. `name`: as it is now; empty if the account is gone."""

    id: str
    name: str


class AuditEntry(Wire):
    """One line of the log. `at`: Unix seconds.

    `actor` did it: null where nobody had signed in. `subject`: whose account it is about, where it is another one.
    """

    id: int
    at: int
    action: str = Field(description="an `AuditAction`; a line that an earlier or a later release wrote is shown, too")
    outcome: AuditOutcome
    by: AuditBy
    actor: AuditPerson | None
    subject: AuditPerson | None
    project: str | None
    target: str
    detail: dict[str, str]
    address: str = Field(description="the network address it came from; empty: this machine itself")
    client: str = Field(description="what the browser or program called itself")


class AuditPage(Wire):
    """A stretch of the log, newest first. `older`: what `before` is for the next one; null: there is none."""

    entries: list[AuditEntry]
    older: int | None


class AuditQuery(Wire):
    """Which part of the log is wanted."""

    before: Counted | None = Field(default=None, ge=1, description="only entries older than this id")
    limit: int = Field(default=50, ge=1, le=200)
    noun: str = Field(default="", pattern=r"^[a-z_]{0,30}$", description="only actions that begin with this noun")
    account: str = Field(
        default="", pattern=r"^[a-z0-9]{0,12}$", description="only what this account did or what it is about"
    )


class AuditExportQuery(Wire):
    """How the whole log is wanted."""

    format: AuditFormat = "csv"
