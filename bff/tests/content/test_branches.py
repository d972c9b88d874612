"""The branches and named versions of a book, as its mirror has them."""

import pygit2
from pygit2.enums import ObjectType

PROJECT = "abcdefghijkl"


def _tag(peer, commit, name, note):
    text = f"object {commit}\ntype commit\ntag {name}\ntagger Ann <ann@example.org> 1800000000 +0000\n\n{note}\n"
    return str(peer.store.open(PROJECT).odb.write(ObjectType.TAG, text.encode()))


def test_branches_are_listed_with_what_only_they_hold(house, peer, scene):
    first, _ = peer.commit({scene[1]: b"First.\n"})
    peer.name("refs/heads/side", first)
    peer.commit({scene[1]: b"Later.\n"})
    peer.carry = False
    seq = peer.name("refs/tags/sent", _tag(peer, first, "sent", "To Ben, for his comments"))
    shown = house.read(f"/branches?min_seq={seq}").json()
    assert [(each["name"], each["ahead"], each["behind"]) for each in shown["branches"]] == [
        ("main", 0, 0),
        ("side", 0, 1),
    ]
    (named,) = shown["named"]
    assert (named["name"], named["commit"], named["note"]) == ("sent", first, "To Ben, for his comments")
    assert named["at"].startswith("2027-01-15")


def test_a_tag_without_more_is_named_by_its_version(house, peer, scene):
    first, _ = peer.commit({scene[1]: b"First.\n"})
    seq = peer.name("refs/tags/light", first)
    (named,) = house.read(f"/branches?min_seq={seq}").json()["named"]
    assert (named["commit"], named["note"]) == (first, "")
    assert isinstance(peer.store.open(PROJECT)[first], pygit2.Commit)
