"""Who brought a book and took it away again finds that the mirror has no copy of it either."""

from plotweaver_gitstore.store import Store

OTHER = "mmmmmmmmmmmm"


def test_a_book_that_nobody_may_read_any_more_has_no_copy(house, peer, until):
    _, seq = peer.commit({"plotweaver.yaml": b"format: 1\ntitle: Other\n"}, project=OTHER)
    peer.tell("permissions.changed", {"account": "owner", "role": "owner", "session": None}, OTHER)
    assert house.get(f"/api/v1/projects/{OTHER}/outline?min_seq={seq + 1}", "owner").json()["title"] == "Other"
    copies = Store(house.settings.mirror_dir)
    assert copies.exists(OTHER)
    peer.tell("permissions.changed", {"account": "owner", "role": None, "session": None}, OTHER)
    until(lambda: not copies.exists(OTHER), "the copy to go")
    assert house.get(f"/api/v1/projects/{OTHER}/outline", "owner").status_code == 404


def test_while_somebody_may_read_it_the_copy_stays(house, peer, until):
    first = Store(house.settings.mirror_dir).projects()
    seq = peer.tell("permissions.changed", {"account": "nobody-yet", "role": None, "session": None})
    until(lambda: house.parts.position.seq >= seq, "the news")
    assert Store(house.settings.mirror_dir).projects() == first
