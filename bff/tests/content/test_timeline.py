"""When a book happens, as it is answered."""


def test_scenes_with_their_day_their_place_and_who_is_there(house, peer, scene):
    name, path = scene
    head = f"---\nid: {name}\ntitle: Rain\npov: nell\nlocation: mole\nwhen: 18 June 1815, 9:30\n---\n"
    text = f"{head}It was a Monday. Nell walked on.\n\n“Stay,” said Ben.\n\nAda was far away, Nell thought.\n"
    sheets = {f"characters/{each.lower()}.yaml": f"name: {each}\n".encode() for each in ("Nell", "Ben", "Ada")}
    world = {
        "world/locations.yaml": b"mole:\n  name: The mole\n",
        "world/timeline.yaml": b"- when: Monday\n  what: The letter comes.\n",
    }
    commit, seq = peer.commit({path: text.encode(), **sheets, **world})
    told = house.read(f"/timeline?min_seq={seq}").json()
    assert told["commit"] == commit
    assert told["events"] == [{"when": "Monday", "what": "The letter comes."}]
    (rain,) = [each for each in told["scenes"] if each["scene"] == name]
    assert (rain["when"], rain["date"], rain["starts"], rain["ends"]) == ("18 June 1815, 9:30", "1815-06-18", 570, 570)
    assert (rain["place"], rain["people"][0]) == ("The mole", "Nell")
    assert "Ben" in rain["people"] and "Ada" not in rain["people"]
    (day,) = rain["told"]
    assert (day["kind"], day["value"], text[day["start"] : day["end"]]) == ("weekday", "monday", day["quote"])
    tag = house.read("/timeline").headers["etag"]
    assert house.read("/timeline", **{"If-None-Match": tag}).status_code == 304


def test_a_scene_that_says_nothing_of_its_time_is_there_all_the_same(house, peer, scene):
    name, path = scene
    _, seq = peer.commit({path: f"---\nid: {name}\n---\nRain.\n".encode()})
    (rain,) = [each for each in house.read(f"/timeline?min_seq={seq}").json()["scenes"] if each["scene"] == name]
    silent = {"when": None, "date": None, "weekday": None, "starts": None, "place": None, "people": [], "told": []}
    assert {key: rain[key] for key in silent} == silent


def test_it_is_what_people_do_and_not_for_visitors(house):
    assert house.read("/timeline", who="stranger").status_code == 404
    assert house.read("/timeline", who=None).status_code == 401
