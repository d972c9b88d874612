"""Reports of versions: made beside the saves, kept by the text, told of, and read only by who may."""

import pytest
from plotweaver_backend.feed import Feed
from plotweaver_backend.reports.making import Reporting

STORY = b"CHAPTER I\n\nIt rained suddenly.\n\nCHAPTER II\n\nNobody came.\n"
SETTINGS = "format: 1\ntitle: Rain\nlanguage: en\ngates:\n  require: {style: 99}\n"


@pytest.fixture
def book(house):
    made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY).get_json()
    project = made["project"]["id"]
    reader = {"email": "reader@example.org", "role": "reader"}
    assert house.call("owner", "PUT", f"/api/v1/projects/{project}/members", reader).status_code == 200
    return f"/api/v1/projects/{project}", made["commit"]


@pytest.fixture
def save(house, book):
    def write(base, branch="main", **texts):
        paths = {"guide": "style/guide.yaml", "settings": "plotweaver.yaml"}
        edits = [{"path": paths[name], "text": text} for name, text in texts.items()]
        body = {"base": base, "edits": edits, "branch": branch}
        return house.call("owner", "POST", f"{book[0]}/changes", body).get_json()["commit"]

    return write


def reports(house):
    house.services.get(Reporting).catch_up()


def report(house, book, who="owner", **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return house.call(who, "GET", f"{book[0]}/quality/report?{query}")


def told(house):
    return [each.data for each in house.services.get(Feed).after(0) if each.type == "quality.reported"]


def test_no_save_waits_for_its_report_and_the_log_tells_when_it_is_there(house, book, save):
    commit = save(book[1], guide="banned: [suddenly]\n", settings=SETTINGS)
    assert report(house, book).get_json() == {"commit": commit, "report": None}
    reports(house)
    found = report(house, book).get_json()["report"]
    assert (found["figures"]["errors"], found["figures"]["waived"]) == (1, 0)
    assert [(each["rule"], each["count"]) for each in found["rules"]] == [("style.banned", 1)]
    assert found["required"] == {"style": 99}
    assert found["below"] == {"style": found["figures"]["dimensions"]["style"]}
    assert told(house)[-1] == {
        "ref": "refs/heads/main",
        "commit": commit,
        "overall": found["figures"]["overall"],
        "dimensions": found["figures"]["dimensions"],
        "findings": 1,
        "waived": 0,
    }


def test_what_was_accepted_is_counted_and_shown_with_its_reason(house, book, save):
    save(book[1], guide="banned: [suddenly]\n")
    (finding,) = house.call("owner", "GET", f"{book[0]}/findings").get_json()["findings"]
    house.call("owner", "PUT", f"{book[0]}/findings/{finding['id']}/waiver", {"reason": "the storm"})
    reports(house)
    found = report(house, book).get_json()["report"]
    assert (found["figures"]["errors"], found["figures"]["waived"]) == (0, 1)
    (waived,) = found["waived"]
    assert (waived["reason"], waived["finding"]["quote"], waived["shared"]) == ("the storm", "suddenly", 1)


def test_the_trend_goes_back_over_the_versions_newest_first(house, book, save):
    second = save(book[1], guide="banned: [suddenly]\n")
    third = save(second, guide="banned: []\n")
    reports(house)
    versions = house.call("reader", "GET", f"{book[0]}/quality/trend").get_json()["versions"]
    assert [each["commit"] for each in versions] == [third, second, book[1]]
    assert [each["figures"]["errors"] for each in versions] == [0, 1, 0]
    assert versions[0]["figures"]["overall"] > versions[1]["figures"]["overall"]
    older = house.call("reader", "GET", f"{book[0]}/quality/trend?at={second}&limit=1").get_json()["versions"]
    assert [each["commit"] for each in older] == [second]


def test_a_report_is_made_once_for_the_same_text(house, book, save, monkeypatch):
    commit = save(book[1], guide="banned: [suddenly]\n")
    reports(house)
    monkeypatch.setattr("plotweaver_backend.reports.making.report_book", None)  # whoever calls it now fails
    house.call("owner", "POST", f"{book[0]}/branches", {"name": "darker", "commit": commit})
    reports(house)
    assert report(house, book, branch="darker").get_json()["report"] is not None
    assert [each["ref"] for each in told(house)][-1] == "refs/heads/darker"


def test_a_book_that_the_checks_cannot_bear_keeps_no_other_from_its_report(house, book, save, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("plotweaver_backend.reports.making.report_book", None)
        reports(house)
    assert report(house, book).get_json()["report"] is None
    save(book[1], guide="banned: [suddenly]\n")
    reports(house)
    assert report(house, book).get_json()["report"]["figures"]["errors"] == 1


def test_a_private_draft_has_its_report_for_its_author_alone(house, book, save):
    house.call("owner", "POST", f"{book[0]}/branches", {"name": "mine/darker"})
    hidden = save(book[1], "mine/darker", guide="banned: [suddenly]\n")
    reports(house)
    assert report(house, book, branch="mine/darker").get_json()["report"]["figures"]["errors"] == 1
    assert told(house)[-1]["ref"].startswith("refs/plotweaver/private/")
    for asked in ({"branch": "mine/darker"}, {"at": hidden}):
        assert report(house, book, "reader", **asked).status_code == 404
        assert report(house, book, "stranger", **asked).status_code == 404
    assert report(house, book, "reader").status_code == 200
    assert house.call("reader", "GET", f"{book[0]}/quality/trend?at={hidden}").status_code == 404
    assert house.call("reader", "GET", f"{book[0]}/findings?at={hidden}").status_code == 404
