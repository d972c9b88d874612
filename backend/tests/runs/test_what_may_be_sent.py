"""A book's AI policy and people's roles hold at the moment of each call, in the worker; and the ledger tells of all."""

import csv
import io

import httpx


def close(world, allow="none"):
    """Close the book by its own file, which nobody tells the worker of."""
    listed = world.http.get(f"/projects/{world.project}/findings").json()
    edits = [{"path": "plotweaver.yaml", "text": f"format: 1\ntitle: Book\nai:\n  allow: {allow}\n"}]
    answer = world.http.post(f"/projects/{world.project}/changes", json={"base": listed["commit"], "edits": edits})
    assert answer.status_code == 200, answer.text


def sent(world, **query):
    return world.http.get(f"/projects/{world.project}/ai/sent", params=query).json()


def test_the_ledger_tells_what_was_sent_where_when_and_by_whom(house):
    run = house.start()
    assert house.ended(run)["status"] == "succeeded"
    critic, writer = sent(house)["entries"]
    assert [each["agent"] for each in (writer, critic)] == ["scene-writer", "critic"]
    for each in (writer, critic):
        assert (each["run"], each["provider"], each["model"], each["outcome"]) == (run, "local", "told", "answered")
        assert (each["name"], each["scenes"]) == ("Author", [house.scene])
        assert each["characters"] > 50
    page = sent(house, limit=1)
    assert page["entries"] == [critic]
    assert sent(house, limit=1, before=page["older"])["entries"] == [writer]
    exported = house.http.get(f"/projects/{house.project}/ai/sent/export")
    rows = list(csv.DictReader(io.StringIO(exported.text)))
    assert [row["id"] for row in rows] == [critic["id"], writer["id"]]
    assert rows[0]["scenes"] == house.scene
    assert exported.headers["content-disposition"].startswith("attachment")


def test_a_book_that_was_closed_meanwhile_is_not_sent(world):
    run = world.start()
    close(world)
    world.worker()
    ended = world.ended(run)
    assert (ended["status"], ended["error"]["code"]) == ("failed", "ai.forbidden")
    assert world.calls() == []
    assert sent(world)["entries"] == []


def test_what_is_under_way_ends_with_its_askers_role_and_when_the_owner_closes_the_book(house, eventually):
    house.behave("gated")
    house.open("first")
    new = {"name": "Ben", "email": "b@example.org", "password": "a long enough one"}
    ben = house.http.post("/accounts", json=new).json()["id"]
    given = {"email": "b@example.org", "role": "reviewer"}
    assert house.http.put(f"/projects/{house.project}/members", json=given).status_code == 200
    signed_in = house.http.post("/auth/token", json={"email": "b@example.org", "password": "a long enough one"})
    headers = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    request = {"scene": house.scene, "words": 40, "model": "told"}
    asked = httpx.post(f"{house.url}/projects/{house.project}/runs", json=request, headers=headers, timeout=30)
    bens, mine = asked.json()["run"]["id"], house.start()
    for run in (bens, mine):
        eventually(lambda run=run: house.run(run)["text"], "a first word")

    assert house.http.delete(f"/projects/{house.project}/members/{ben}").status_code == 200
    assert [house.run(run)["status"] for run in (bens, mine)] == ["cancelled", "running"]
    gone = httpx.get(f"{house.url}/projects/{house.project}/runs/{bens}", headers=headers, timeout=30)
    assert gone.status_code == 404

    assert house.http.put(f"/projects/{house.project}/ai", json={"rule": "none"}).status_code == 200
    assert house.run(mine)["status"] == "cancelled"
    assert {(each["name"], each["outcome"]) for each in sent(house)["entries"]} == {("Ben", "open"), ("Author", "open")}
