"""Stable problem codes: HTTP status and title of each."""

from __future__ import annotations

#: code -> (status, title), sorted. Titles are what a person reads first; a run's failure takes its code from here, too.
PROBLEMS: dict[str, tuple[int, str]] = {
    "access.forbidden": (403, "Your role does not allow this"),
    "auth.account_exists": (409, "There is an account with this e-mail"),
    "auth.confirm": (403, "Please confirm that it is you"),
    "auth.link_used": (401, "This sign-in link was used or has expired"),
    "auth.required": (401, "Please sign in"),
    "auth.wrong_credentials": (401, "That e-mail and password do not belong together"),
    "autosave.newer": (409, "You wrote here on another device, too"),
    "change.conflict": (409, "Someone changed the same sentence"),
    "change.refused": (422, "The book cannot hold this"),
    "idempotency.mismatch": (422, "This Idempotency-Key was used for another request"),
    "import.refused": (422, "This file cannot be brought in"),
    "internal": (500, "Something went wrong here"),
    "lock.held": (409, "Somebody keeps this"),
    "lock.lost": (409, "Your lock ended"),
    "members.last_owner": (409, "A book keeps at least one owner"),
    "mirror.behind": (503, "The newest version is on its way"),
    "model.empty": (502, "The model answered without a word"),
    "model.failed": (502, "The model did not answer as it should"),
    "model.refused": (502, "The model refused"),
    "model.slow": (504, "The model took too long to answer"),
    "model.unavailable": (503, "The model is not available"),
    "model.unpriced": (422, "This model has no known price"),
    "not_found": (404, "There is nothing here that you may see"),
    "push.busy": (503, "Too many push just now"),
    "push.too_large": (413, "This push is too large"),
    "push.too_long": (422, "This push takes too long"),
    "rate.limited": (429, "Too many requests"),
    "ref.moved": (409, "Someone wrote here meanwhile"),
    "ref.refused": (422, "There can be no such branch or name"),
    "request.foreign_origin": (403, "This request came from another site"),
    "request.invalid": (422, "Something in the request is not as it should be"),
    "request.too_large": (413, "That is too large"),
    "run.stopped": (409, "The run was stopped"),
    "run.too_expensive": (422, "This would cost more than a run may"),
    "service.unavailable": (503, "The service is not reachable just now"),
    "storage.full": (507, "There is no room left on the disk"),
    "suggestion.closed": (409, "This suggestion was already decided"),
    "suggestion.stale": (409, "This sentence changed since"),
    "tokens.too_many": (409, "You have too many access tokens"),
}

#: Codes that any operation may answer.
COMMON = (
    "request.invalid",
    "request.too_large",
    "request.foreign_origin",
    "rate.limited",
    "service.unavailable",
    "storage.full",
    "internal",
)
