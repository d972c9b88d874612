"""Comments are made by who may not write, answered, settled, opened again and taken away."""


def told(comment):
    return [(each["by"]["name"], each["text"]) for each in comment["remarks"]]


def test_a_reviewer_says_something_about_words_and_the_owner_answers(margin):
    made = margin.add(text="  Whose letter?\n")
    assert made.status_code == 201
    comment = made.get_json()["id"]
    assert margin.call("owner", "POST", f"/{comment}/replies", {"text": "Ann’s."}).status_code == 201
    (shown,) = margin.all()
    assert told(shown) == [("Reviewer", "Whose letter?"), ("Owner", "Ann’s.")]
    assert (shown["quote"], shown["settled"]) == ("The letter came at noon.", None)
    assert [event["comment"] for event in margin.heard("comment.changed")] == [comment, comment]


def test_a_reader_reads_them_and_says_nothing(margin):
    comment = margin.add().get_json()["id"]
    assert len(margin.all("reader")) == 1
    for verb, path, body in (
        ("POST", f"/{comment}/replies", {"text": "No."}),
        ("PUT", f"/{comment}/settled", {"settled": True}),
        ("DELETE", f"/{comment}", None),
    ):
        assert margin.call("reader", verb, path, body).get_json()["code"] == "access.forbidden"
    assert margin.add(who="reader").get_json()["code"] == "access.forbidden"


def test_a_retry_says_it_once(margin):
    first, second = (margin.add(key="k1").get_json() for _ in range(2))
    assert first == second
    answers = [
        margin.call("owner", "POST", f"/{first['id']}/replies", {"text": "Ann’s."}, headers={"Idempotency-Key": "k2"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    (shown,) = margin.all()
    assert len(shown["remarks"]) == 2


def test_a_settled_comment_is_opened_again_by_hand_or_by_an_answer(margin):
    comment = margin.add().get_json()["id"]
    settled = margin.call("owner", "PUT", f"/{comment}/settled", {"settled": True}).get_json()
    assert settled["settled"]["name"] == "Owner"
    assert margin.call("reviewer", "PUT", f"/{comment}/settled", {"settled": False}).get_json()["settled"] is None
    margin.call("owner", "PUT", f"/{comment}/settled", {"settled": True})
    margin.call("reviewer", "POST", f"/{comment}/replies", {"text": "Not quite."})
    (shown,) = margin.all()
    assert shown["settled"] is None


def test_it_is_taken_away_by_who_made_it_or_an_owner_and_by_no_other_writer(margin):
    margin.house.join("writer")
    margin.member("writer", "writer")
    first, second = (margin.add().get_json()["id"] for _ in range(2))
    assert margin.call("writer", "DELETE", f"/{first}").get_json()["code"] == "access.forbidden"
    assert margin.call("reviewer", "DELETE", f"/{first}").status_code == 200
    assert margin.call("owner", "DELETE", f"/{second}").status_code == 200
    assert margin.call("owner", "DELETE", f"/{second}").get_json()["code"] == "not_found"
    assert margin.all() == []


def test_words_that_are_not_there_take_no_comment(margin):
    for more in ({"start": 0, "end": 24}, {"start": 10_000, "end": 10_024}, {"scene": "nowhere"}, {"base": "0" * 40}):
        answer = margin.add(**more)
        assert answer.get_json()["code"] in {"comment.misplaced", "not_found"}
    assert margin.add(text=" \n").get_json()["code"] == "request.invalid"
    assert margin.add(text="Why\0").get_json()["code"] == "request.invalid"
    assert margin.all() == []


def test_nothing_is_said_about_a_draft_that_others_cannot_read(margin):
    draft = {"name": "mine/night"}
    margin.house.call("owner", "POST", f"/api/v1/projects/{margin.project}/branches", draft)
    edits = [{"path": margin.path, "text": margin.text + "End.\n"}]
    body = {"base": margin.base, "branch": "mine/night", "edits": edits}
    base = margin.house.call("owner", "POST", f"/api/v1/projects/{margin.project}/changes", body).get_json()["commit"]
    assert margin.add(who="owner", base=base).get_json()["code"] == "comment.misplaced"
    assert margin.add(base=base).get_json()["code"] == "not_found"
