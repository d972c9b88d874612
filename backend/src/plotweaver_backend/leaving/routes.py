"""Operations of leaving."""

from __future__ import annotations

from plotweaver_contracts import accounts as wire
from plotweaver_contracts.base import Ok

from plotweaver_backend.http.binding import Answer, Call, Handlers, Streamed
from plotweaver_backend.identity.cookies import CookieNames
from plotweaver_backend.leaving.export import AccountExport
from plotweaver_backend.leaving.service import Leaving

handlers = Handlers()


@handlers.bind("account.export")
def export(call: Call) -> Streamed:
    """Give the caller everything that is held about them."""
    headers = {"Content-Disposition": 'attachment; filename="plotweaver-account.zip"'}
    return Streamed(call.services.get(AccountExport).of(call.principal.account), headers)


@handlers.bind("account.departure")
def departure(call: Call) -> wire.Departure:
    """Tell what deleting the caller's account would mean."""
    return call.services.get(Leaving).look(call.principal.account)


@handlers.bind("account.delete")
def delete(call: Call) -> Answer:
    """Delete the caller's account."""
    asked = call.parsed(wire.AccountDeletion)
    call.services.get(Leaving).leave(call.principal, asked.email, asked.books)
    return Answer(Ok(), call.services.get(CookieNames).clear())
