"""Stable problem codes: HTTP status and title of each."""

from __future__ import annotations

#: code -> (status, title). Titles are what a person reads first.
PROBLEMS: dict[str, tuple[int, str]] = {
    "request.invalid": (422, "Something in the request is not as it should be"),
    "request.too_large": (413, "That is too large"),
    "request.foreign_origin": (403, "This request came from another site"),
    "auth.required": (401, "Please sign in"),
    "auth.wrong_credentials": (401, "That e-mail and password do not belong together"),
    "auth.link_used": (401, "This sign-in link was used or has expired"),
    "auth.account_exists": (409, "There is an account with this e-mail"),
    "access.forbidden": (403, "Your role does not allow this"),
    "not_found": (404, "There is nothing here that you may see"),
    "change.conflict": (409, "Someone changed the same sentence"),
    "change.refused": (422, "The book cannot hold this"),
    "import.refused": (422, "This file cannot be brought in"),
    "idempotency.mismatch": (422, "This Idempotency-Key was used for another request"),
    "mirror.behind": (503, "The newest version is on its way"),
    "service.unavailable": (503, "The service is not reachable just now"),
    "rate.limited": (429, "Too many requests"),
    "model.unavailable": (503, "The model is not available"),
    "model.unpriced": (422, "This model has no known price"),
    "run.too_expensive": (422, "This would cost more than a run may"),
    "suggestion.closed": (409, "This suggestion was already decided"),
    "suggestion.stale": (409, "This sentence changed since"),
    "internal": (500, "Something went wrong here"),
}

#: Codes that any operation may answer.
COMMON = (
    "request.invalid",
    "request.too_large",
    "request.foreign_origin",
    "rate.limited",
    "service.unavailable",
    "internal",
)
