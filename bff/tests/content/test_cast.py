"""Who is in which scene, as it is answered."""


def test_who_is_named_and_whose_eyes_it_is_seen_with(house, peer, scene):
    name, path = scene
    text = (
        f"---\nid: {name}\ntitle: Rain\npov: nell\n---\nNell saw Ben. Ben waved, and Ben went. Then Mr. Poole came.\n"
    )
    sheets = {f"characters/{each.lower()}.yaml": f"name: {each}\n".encode() for each in ("Nell", "Ben", "Ada")}
    commit, seq = peer.commit({path: text.encode(), **sheets})
    told = house.read(f"/cast?min_seq={seq}").json()
    assert told["commit"] == commit
    assert {each["name"]: (each["scenes"], each["sheet"]) for each in told["people"]} == {
        "Nell": (1, True),
        "Ben": (1, True),
        "Ada": (0, True),
    }
    (rain,) = [each for each in told["scenes"] if each["scene"] == name]
    assert (rain["title"], rain["pov"], rain["named"]) == ("Rain", "nell", {"nell": 1, "ben": 3})
    tag = house.read("/cast").headers["etag"]
    assert house.read("/cast", **{"If-None-Match": tag}).status_code == 304


def test_places_and_common_words_of_a_novel_without_sheets_are_nobody(house, peer, scene):
    name, path = scene
    prose = (
        "Mr. Poole left Rome. Then Rome said nothing, and Mr. Poole said: Stop! Stop! They stop, and stop, and stop."
    )
    _, seq = peer.commit({path: f"---\nid: {name}\ntitle: Rain\n---\n{prose} Mr. Poole went.\n".encode()})
    told = house.read(f"/cast?min_seq={seq}").json()
    assert [each["name"] for each in told["people"]] == ["Mr Poole"]


def test_it_is_what_people_do_and_not_for_visitors(house):
    assert house.read("/cast", who="stranger").status_code == 404
    assert house.read("/cast", who=None).status_code == 401
