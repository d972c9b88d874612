"""Operations on suggestions."""

from __future__ import annotations

from plotweaver_contracts import generation as wire

from plotweaver_backend.autosaves.rows import Place
from plotweaver_backend.autosaves.service import AutosavesService
from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.suggestions.people import PeoplesSuggestions
from plotweaver_backend.suggestions.service import SuggestionsService

handlers = Handlers()


@handlers.bind("suggestions.list")
def list_suggestions(call: Call) -> wire.SuggestionList:
    """List suggestions of the book or of a scene."""
    return _service(call).list(call.project, call.asked(wire.SceneQuery).scene)


@handlers.bind("suggestions.get")
def get(call: Call) -> wire.Suggestion:
    """Show one suggestion."""
    return _service(call).get(call.project, call.params["suggestion"])


@handlers.bind("suggestions.propose")
def propose(call: Call) -> wire.Suggestion:
    """Propose other words for a scene."""
    new = call.parsed(wire.NewSuggestion)
    made = call.services.get(PeoplesSuggestions).propose(call.project, call.principal, call.change_id, new)
    if new.autosave is not None:
        # as with a version: whoever repeats the request after a crash settles it
        place = Place(call.principal.account, call.project, "main", new.scene, "suggestion")
        call.services.get(AutosavesService).settle(place, new.autosave)
    return made


@handlers.bind("suggestions.withdraw")
def withdraw(call: Call) -> wire.Suggestion:
    """Take back what the caller proposed."""
    return _service(call).withdraw(call.project, call.principal.account, call.params["suggestion"])


@handlers.bind("suggestions.decide")
def decide(call: Call) -> wire.Suggestion:
    """Keep, leave out or edit single changes."""
    return _service(call).decide(call.project, call.params["suggestion"], call.parsed(wire.Decisions))


@handlers.bind("suggestions.accept")
def accept(call: Call) -> wire.Accepted:
    """Add the kept changes to the book."""
    return _service(call).accept(call.project, call.params["suggestion"], call.principal, call.change_id)


def _service(call: Call) -> SuggestionsService:
    return call.services.get(SuggestionsService)
