"""Who starts again looks for nothing that a report has told already."""

import pytest
from plotweaver_backend.findings.reported import Reported
from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.reports import making
from plotweaver_backend.reports.making import Reporting
from plotweaver_backend.reports.tables import ReportRow
from plotweaver_contracts.quality import FindingsQuery
from plotweaver_gitstore import Store
from plotweaver_quality.recent import RecentMemory
from sqlalchemy import select, update

STORY = b"CHAPTER I\n\nIt rained suddenly.\n\nCHAPTER II\n\nNobody came.\n"


class Watched(RecentMemory):
    """Knows whether a scene was looked at."""

    looked = False

    def keep(self, name, value):
        self.looked = True
        super().keep(name, value)


@pytest.fixture
def book(house):
    made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY).get_json()
    project = made["project"]["id"]
    save(house, project, made["commit"], "banned: [suddenly, nobody]\n")
    finding, _ = house.call("owner", "GET", f"/api/v1/projects/{project}/findings").get_json()["findings"]
    accepted = f"/api/v1/projects/{project}/findings/{finding['id']}/waiver"
    assert house.call("owner", "PUT", accepted, {"reason": "the storm"}).status_code == 200
    return project


def save(house, project, base, guide):
    edits = [{"path": "style/guide.yaml", "text": guide}]
    answer = house.call("owner", "POST", f"/api/v1/projects/{project}/changes", {"base": base, "edits": edits})
    return answer.get_json()["commit"]


def started_again(house, project):
    """Return what the first question after a start is answered, and whether the checks ran for it."""
    memory, services = Watched(), house.services
    service = FindingsService(services.get(Store), memory, Reported(services.sessions).findings)
    return service.of_project(project, FindingsQuery(), "nobody"), memory.looked


def test_what_a_report_told_is_not_looked_for_again(house, book):
    before, looked = started_again(house, book)
    assert looked
    house.services.get(Reporting).catch_up()
    after, looked = started_again(house, book)
    assert not looked
    assert after == before
    assert [each.quote for each in after.findings] == ["Nobody"]


def test_what_was_accepted_can_be_taken_back_after_a_start(house, book):
    house.services.get(Reporting).catch_up()
    report = house.call("owner", "GET", f"/api/v1/projects/{book}/quality/report").get_json()["report"]
    (waived,) = report["waived"]
    address = f"/api/v1/projects/{book}/findings/{waived['finding']['id']}/waiver"
    assert house.call("owner", "DELETE", address).status_code == 200


def test_what_another_edition_of_the_checks_found_is_found_anew(house, book):
    house.services.get(Reporting).catch_up()
    with house.services.sessions.begin() as db:
        db.execute(update(ReportRow).values(found={"edition": "older", "left": [], "waived": []}))
    shown, looked = started_again(house, book)
    assert looked
    assert len(shown.findings) == 1


def test_only_of_the_newest_texts_every_finding_is_kept(house, book, monkeypatch):
    monkeypatch.setattr(making, "WHOLE", 2)
    base = house.call("owner", "GET", f"/api/v1/projects/{book}/findings").get_json()["commit"]
    for word in ("rained", "stopped", "nobody"):
        base = save(house, book, base, f"banned: [{word}]\n")
    house.services.get(Reporting).catch_up()
    with house.services.sessions() as db:
        rows = db.execute(select(ReportRow.at, ReportRow.found.is_not(None)).order_by(ReportRow.at)).all()
    assert [whole for _, whole in rows][-2:] == [True, True]
    assert not any(whole for _, whole in rows[:-2])
