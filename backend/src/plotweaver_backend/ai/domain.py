"""Which models a policy lets read a book, and what two policies together let."""

from __future__ import annotations

from plotweaver_contracts.ai import LOCAL, AiPolicy, AiRule

#: As every book begins: nothing leaves this machine until an owner names where it may go.
BEGINNING = AiPolicy(rule="local")

_STRICTNESS: tuple[AiRule, ...] = ("none", "local", "named")


def allows(policy: AiPolicy, provider: str) -> bool:
    """Whether a policy lets the book be sent to `provider`."""
    match policy.rule:
        case "none":
            return False
        case "local":
            return provider == LOCAL
        case "named":
            return provider == LOCAL or provider in policy.providers


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
    match policy.rule:
        case "none":
            return "No model may read this book."
        case "local":
            return "Only models on this machine may read this book."
        case "named":
            return f"Only models on this machine and at {', '.join(policy.providers)} may read this book."
