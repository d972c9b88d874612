"""Which providers the settings configure."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_kit.settings import Settings

from plotweaver_backend.outgoing import Outgoing
from plotweaver_backend.providers.domain import Configured

_GITLAB, _GOOGLE = "https://gitlab.com", "https://accounts.google.com"


def configured(settings: Settings) -> list[Configured]:
    """Return every provider that has a client id, the well-known ones first.

    Raises:
        ValueError: two have one id.
    """
    found = [*_presets(settings), *_others(settings)]
    if len({each.id for each in found}) < len(found):
        raise ValueError(
            "PLOTWEAVER_OPENID_PROVIDERS names a provider twice, or like a preset (github, gitlab, google)."
        )
    return found


def _presets(settings: Settings) -> Iterator[Configured]:
    calls = _outgoing(settings)
    if settings.github_client_id:
        secret, url = settings.github_client_secret.get_secret_value(), settings.github_url.rstrip("/")
        allowed = calls.and_host_of(url)
        yield Configured("github", "GitHub", "github", url, settings.github_client_id, secret, True, allowed)
    if settings.gitlab_client_id:
        secret, url = settings.gitlab_client_secret.get_secret_value(), settings.gitlab_url.rstrip("/")
        # whoever keeps a GitLab decides whether it verifies addresses: only the public one is known to
        trusted, allowed = url == _GITLAB, calls.and_host_of(url)
        yield Configured("gitlab", "GitLab", "gitlab", url, settings.gitlab_client_id, secret, trusted, allowed)
    if settings.google_client_id:
        secret = settings.google_client_secret.get_secret_value()
        yield Configured("google", "Google", "google", _GOOGLE, settings.google_client_id, secret, True, calls)


def _others(settings: Settings) -> Iterator[Configured]:
    for each in settings.openid_providers:
        # a trailing slash is part of some issuers' names
        yield Configured(
            each.id,
            each.name,
            "openid",
            each.issuer,
            each.client_id,
            each.client_secret.get_secret_value(),
            each.trust_email,
            _outgoing(settings).and_host_of(each.issuer),
        )


def _outgoing(settings: Settings) -> Outgoing:
    return Outgoing.of(settings.outgoing_allow.split(","))
