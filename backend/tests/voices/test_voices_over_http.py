"""How the people of a version speak, as it is answered."""

STORY = "CHAPTER I\n\n" + "“I won't go, must I?” said Ann.\n\n“It is late, and we shall walk home,” said Ben.\n\n" * 320


def _book(house):
    made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY.encode()).get_json()
    return f"/api/v1/projects/{made['project']['id']}", made["commit"]


def test_everybody_who_says_enough_has_a_profile_with_its_interval(house):
    book, commit = _book(house)
    told = house.call("owner", "GET", f"{book}/quality/voices").get_json()
    assert (told["commit"], told["least"]) == (commit, 1500)
    assert {each["speaker"] for each in told["people"]} == {"Ann", "Ben"}
    ann = next(each for each in told["people"] if each["speaker"] == "Ann")
    assert ann["measures"]["contractions"]["low"] <= ann["measures"]["contractions"]["value"]
    assert told["narrator"]["speaker"] == "" and told["narrator"]["measures"] == {}


def test_an_earlier_version_has_its_own_voices(house):
    book, first = _book(house)
    outline = house.call("owner", "GET", f"{book}/quality/report").get_json()
    edits = [{"path": "characters/ann.yaml", "text": "name: Ann Vane\naliases: [Ann]\n"}]
    saved = house.call("owner", "POST", f"{book}/changes", {"base": outline["commit"], "edits": edits})
    assert saved.status_code == 200
    now = house.call("owner", "GET", f"{book}/quality/voices").get_json()["people"]
    before = house.call("owner", "GET", f"{book}/quality/voices?at={first}").get_json()["people"]
    assert "Ann Vane" in {each["speaker"] for each in now}
    assert "Ann" in {each["speaker"] for each in before}


def test_whoever_may_not_read_the_book_is_told_nothing(house):
    book, _ = _book(house)
    assert house.call("stranger", "GET", f"{book}/quality/voices").status_code == 404
    assert house.call(None, "GET", f"{book}/quality/voices").status_code == 401
