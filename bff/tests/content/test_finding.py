"""Finding every place where words stand, in the order of the book."""

import pytest
from plotweaver_bff.content import finding

PROJECT = "abcdefghijkl"
ONE = "manuscript/one/"
RAIN = "It didn’t rain.\n\nRain came, and rain went."


def _scene(name, words):
    return f"---\nid: {name}\ntitle: rain at {name}\n---\n\n{words}\n".encode()


FILES = {
    "manuscript/book.yaml": b"chapters:\n  - one\n",
    f"{ONE}chapter.yaml": b"title: One\nscenes:\n  - noon\n  - dawn\n",
    f"{ONE}dawn.md": _scene("dawn", "No rain."),
    f"{ONE}noon.md": _scene("noon", RAIN),
    "style/guide.md": b"Nothing about rain.\n",
}


@pytest.fixture
def found(house, peer):
    _, seq = peer.commit(FILES)

    def find(q, **how):
        query = {"q": q, "min_seq": seq, **how}
        answer = house.ask("GET", f"/api/v1/projects/{PROJECT}/find", "owner", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return find


def shown(answer):
    return [(each["scene"], place["before"], place["found"]) for each in answer["scenes"] for place in each["places"]]


def test_each_place_in_the_prose_is_told_in_the_order_of_the_book_and_no_title_or_other_file(found):
    answer = found("rain")
    assert shown(answer) == [
        ("noon", "It didn’t ", "rain"),
        ("noon", "", "Rain"),
        ("noon", "Rain came, and ", "rain"),
        ("dawn", "No ", "rain"),
    ]
    assert (answer["count"], answer["more"]) == (4, False)
    (noon, _) = answer["scenes"]
    assert (noon["chapter"], noon["path"]) == ("One", f"{ONE}noon.md")
    text = FILES[f"{ONE}noon.md"].decode()
    assert all(text[each["start"] :].startswith(each["found"]) for each in noon["places"])


def test_capitals_and_whole_words_matter_if_one_says_so(found):
    assert [word for _, _, word in shown(found("Rain", match_case=True))] == ["Rain"]
    assert shown(found("ain", whole_words=True)) == []
    assert shown(found("didn't")) == [("noon", "It ", "didn’t")]


def test_what_would_stand_there_instead_is_told_as_the_book_would_have_it(found):
    def instead(q, **how):
        return [place["instead"] for each in found(q, **how)["scenes"] for place in each["places"]]

    assert instead("rain", words="snow") == ["snow", "Snow", "snow", "snow"]
    assert instead("didn't", words="won't") == ["won’t"]
    assert instead("rain") == [None] * 4


def test_there_is_an_end_and_it_is_said(found, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 3)
    answer = found("rain")
    assert (len(shown(answer)), answer["count"], answer["more"]) == (3, 3, True)


def test_nothing_is_not_looked_for(house, found):
    found("rain")
    answer = house.ask("GET", f"/api/v1/projects/{PROJECT}/find", "owner", params={"q": " "})
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")
