"""Which models a policy lets read a book, and what two policies together let."""

from __future__ import annotations

from plotweaver_contracts.ai import AiPolicy, AiRule
from plotweaver_manuscript.ai_policy import Allowed

#: As every book begins: nothing leaves this machine until an owner names where it may go.
BEGINNING = AiPolicy(rule="local")

_STRICTNESS: tuple[AiRule, ...] = ("none", "local", "named")


def allows(policy: AiPolicy, provider: str) -> bool:
    """Whether a policy lets the book be sent to `provider`."""
    return _allowed(policy).lets(provider)


def stricter(one: AiPolicy, other: AiPolicy | None) -> AiPolicy:
    """Return the policy that lets only what both let."""
    if other is None:
        return one
    rule = min(one.rule, other.rule, key=_STRICTNESS.index)
    if rule != "named":
        return AiPolicy(rule=rule)
    return AiPolicy(rule=rule, providers=[each for each in one.providers if each in other.providers])


def said(policy: AiPolicy) -> str:
    """Return what a policy lets, as a sentence for people."""
    return _allowed(policy).said()


def _allowed(policy: AiPolicy) -> Allowed:
    return Allowed(policy.rule, tuple(policy.providers))
