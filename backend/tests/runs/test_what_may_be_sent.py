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


def test_the_ledger_tells_what_was_sent_where_when_and_by_whom(world):
    world.worker()
    run = world.start()
    assert world.ended(run)["status"] == "succeeded"
    critic, writer = sent(world)["entries"]
    assert [each["agent"] for each in (writer, critic)] == ["scene-writer", "critic"]
    for each in (writer, critic):
        assert (each["run"], each["provider"], each["model"], each["outcome"]) == (run, "local", "told", "answered")
        assert (each["name"], each["scenes"]) == ("Author", [world.scene])
        assert each["characters"] > 50
    page = sent(world, limit=1)
    assert page["entries"] == [critic]
    assert sent(world, limit=1, before=page["older"])["entries"] == [writer]
    exported = world.http.get(f"/projects/{world.project}/ai/sent/export")
    rows = list(csv.DictReader(io.StringIO(exported.text)))
    assert [row["id"] for row in rows] == [critic["id"], writer["id"]]
    assert rows[0]["scenes"] == world.scene
    assert exported.headers["content-disposition"].startswith("attachment")


def test_a_book_that_was_closed_meanwhile_is_not_sent(world):
    run = world.start()
    close(world)
    world.worker()
    ended = world.ended(run)
    assert (ended["status"], ended["error"]["code"]) == ("failed", "ai.forbidden")
    assert world.calls() == []
    assert sent(world)["entries"] == []


def test_what_is_under_way_ends_with_its_askers_role_and_when_the_owner_closes_the_book(world, eventually):
    world.behave("gated")
    world.open("first")
    world.worker()
    new = {"name": "Ben", "email": "b@example.org", "password": "a long enough one"}
    ben = world.http.post("/accounts", json=new).json()["id"]
    given = {"email": "b@example.org", "role": "reviewer"}
    assert world.http.put(f"/projects/{world.project}/members", json=given).status_code == 200
    signed_in = world.http.post("/auth/token", json={"email": "b@example.org", "password": "a long enough one"})
    headers = {"Authorization": f"Bearer {signed_in.json()['access_token']}"}
    request = {"scene": world.scene, "words": 40, "model": "told"}
    asked = httpx.post(f"{world.url}/projects/{world.project}/runs", json=request, headers=headers, timeout=30)
    bens, mine = asked.json()["run"]["id"], world.start()
    for run in (bens, mine):
        eventually(lambda run=run: world.run(run)["text"], "a first word")

    assert world.http.delete(f"/projects/{world.project}/members/{ben}").status_code == 200
    assert [world.run(run)["status"] for run in (bens, mine)] == ["cancelled", "running"]
    gone = httpx.get(f"{world.url}/projects/{world.project}/runs/{bens}", headers=headers, timeout=30)
    assert gone.status_code == 404

    assert world.http.put(f"/projects/{world.project}/ai", json={"rule": "none"}).status_code == 200
    assert world.run(mine)["status"] == "cancelled"
    assert {(each["name"], each["outcome"]) for each in sent(world)["entries"]} == {("Ben", "open"), ("Author", "open")}
