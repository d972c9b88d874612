"""The audit log: written in the transaction of what it tells, and never changed.

A service that changes who may do what says so where it does: `audit.tell(db, "member.removed", project=…, subject=…)`.
Who acts, and from where, is known already.
"""

from plotweaver_backend.audit.acting import Acting, acting_as
from plotweaver_backend.audit.telling import Facts, tell

__all__ = ["Acting", "Facts", "acting_as", "tell"]
