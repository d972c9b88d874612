"""Who wrote a book, word by word, as it is answered."""

PROJECT = "abcdefghijkl"


def _text(name, prose):
    return f"---\nid: {name}\n---\n{prose}\n".encode()


def test_totals_and_the_spans_of_a_scene(house, peer, scene):
    name, path = scene
    message = "Added\n\nPlotweaver-Agent: scene-writer@1\nPlotweaver-Model: practice\n"
    first, _ = peer.commit({path: _text(name, "The wind rose. Ben slept.")}, message)
    second, seq = peer.commit({path: _text(name, "The wind rose. Ben slept badly.")})
    told = house.read(f"/provenance?scene={name}&min_seq={seq}").json()
    assert (told["commit"], told["words"]) == (second, 6)
    shares = {each["origin"]: (each["words"], each["percent"]) for each in told["origins"]}
    assert list(shares) == ["typed", "pasted", "imported", "agent", "agent-then-edited"]
    assert shares["agent"] == (3, 50.0)
    assert shares["agent-then-edited"] == (2, 33.3)
    assert shares["typed"] == (1, 16.7)
    assert told["agents"] == [{"agent": "scene-writer@1", "model": "practice", "words": 5, "percent": 83.3}]
    assert [(each["author"], each["words"], each["percent"]) for each in told["authors"]] == [("Ann", 6, 100.0)]
    assert [(each["scene"], each["words"]) for each in told["scenes"]] == [(name, 6)]
    prose = house.read(f"/scenes/{name}").json()["prose"]
    assert [(prose[each["start"] : each["end"]], each["origin"], each["commit"]) for each in told["spans"]] == [
        ("The wind rose", "agent", first),
        ("Ben slept", "agent-then-edited", first),
        ("badly", "typed", second),
    ]


def test_an_unchanged_answer_is_not_sent_again_and_an_earlier_version_is_told_as_it_was(house, peer, scene):
    name, path = scene
    before, _ = peer.commit({path: _text(name, "The wind rose.")})
    after, seq = peer.commit({path: _text(name, "The wind rose. Ben slept.")})
    first = house.read(f"/provenance?min_seq={seq}")
    assert (first.json()["words"], first.json()["spans"]) == (5, None)
    again = house.read("/provenance", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert house.read(f"/provenance?at={before}").json()["words"] == 3
    assert house.read("/provenance").json()["commit"] == after


def test_what_comes_later_is_gone_on_from_what_was_told(house, peer, scene):
    name, path = scene
    first, seq = peer.commit({path: _text(name, "The wind rose.")})
    house.read(f"/provenance?min_seq={seq}")
    second, seq = peer.commit({path: _text(name, "The cold wind rose.")})
    told = house.read(f"/provenance?scene={name}&min_seq={seq}").json()
    assert [each["commit"] for each in told["spans"]] == [first, second, first]


def test_a_scene_that_is_not_there_and_a_version_that_is_not_there(house):
    assert house.read("/provenance?scene=nobody").status_code == 404
    assert house.read(f"/provenance?at={'0' * 40}").status_code == 404


def test_only_members_are_told(house):
    assert house.read("/provenance", who=None).status_code == 401
    assert house.read("/provenance", who="stranger").status_code == 404
