"""The letter that invites somebody into a book."""

from __future__ import annotations

from plotweaver_backend.mail.ports import Message

#: What each role lets one do, for somebody who has never seen this.
_DOES = {
    "editor": "write in it, and decide what is added to it",
    "writer": "write in it",
    "reviewer": "read it and suggest changes",
    "reader": "read it",
}


def written(to: str, title: str, by: str, role: str, link: str) -> Message:
    """Return the letter.

    Args:
        to: whom it goes to.
        title: the book's.
        by: who invites.
        role: what they will be in it.
        link: works once.
    """
    book = " ".join(title.split())
    text = (
        f"{by} invites you to “{book}” on PlotWeaver: you can {_DOES[role]}.\n\n{link}\n\n"
        "The link works once, and only for a while. If you do not know who wrote this, do nothing.\n"
    )
    return Message(to=to, subject=f"{by} invites you to “{book}”", text=text)
