"""Stored secrets: sealed, bound to their place, and opened for whoever may use them."""

import base64

import pytest
from plotweaver_backend.vault.errors import VaultLocked
from plotweaver_backend.vault.keys import SecretKeys
from plotweaver_backend.vault.service import Place
from plotweaver_backend.vault.tables import SecretRow
from sqlalchemy import select

SECRET = "sk-this-is-nobodys-business-9876"


def test_what_is_stored_opens_again_and_lies_nowhere_as_it_is(house):
    house.put("a.example", SECRET)
    assert house.open("a.example") == SECRET
    assert house.open("b.example") is None
    row = house.rows()["a.example"]
    assert SECRET not in row.sealed
    assert (row.last_four, row.set_by, row.set_at) == ("9876", "ann", 1_800_000_000)


def test_a_short_secret_shows_nothing_of_itself(house):
    house.put("a.example", "fifteen-letters")
    assert house.rows()["a.example"].last_four == ""


def test_setting_again_replaces_and_removing_forgets(house):
    house.put("a.example", SECRET)
    house.put("a.example", "another-secret-of-the-same-place")
    assert house.open("a.example") == "another-secret-of-the-same-place"
    with house.database.begin() as db:
        assert house.vault.remove(db, Place("test", "", "a.example"))
        assert not house.vault.remove(db, Place("test", "", "a.example"))
    assert house.open("a.example") is None


@pytest.mark.parametrize("moved", ["another name", "another book"])
def test_what_is_moved_to_another_row_does_not_open_there(house, moved):
    house.put("a.example", SECRET)
    house.put("b.example", "something-else-entirely", project="book" if moved == "another book" else "")
    with house.database.begin() as db:
        rows = {row.name: row for row in db.scalars(select(SecretRow))}
        rows["b.example"].sealed = rows["a.example"].sealed
    with pytest.raises(VaultLocked, match="moved to where it does not belong"):
        house.open("b.example", project="book" if moved == "another book" else "")


def test_one_changed_letter_is_noticed(house):
    house.put("a.example", SECRET)
    with house.database.begin() as db:
        row = db.scalars(select(SecretRow)).one()
        row.sealed = row.sealed[:-6] + ("A" if row.sealed[-6] != "A" else "B") + row.sealed[-5:]
    with pytest.raises(VaultLocked):
        house.open("a.example")


def test_the_first_key_is_made_for_its_owner_alone_and_stays(house, tmp_path):
    house.put("a.example", SECRET)
    path = tmp_path / "keys" / "secrets.keys"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert SecretKeys("", path).all() == house.keys.all()


def test_with_another_key_nothing_opens_and_it_is_said_what_to_do(house, tmp_path):
    house.put("a.example", SECRET)
    (tmp_path / "keys" / "secrets.keys").unlink()
    with pytest.raises(VaultLocked, match="Bring that key back, or set the secret anew"):
        house.open("a.example")


@pytest.mark.parametrize("given", ["short", "", "@@@@", base64.b64encode(bytes(31)).decode()])
def test_what_is_no_key_is_refused_and_not_repeated(given, tmp_path):
    path = tmp_path / "keys.txt"
    path.write_text(given)
    with pytest.raises(VaultLocked) as refused:
        SecretKeys("", path).all()
    assert not given or given not in str(refused.value)


def test_keys_of_the_environment_need_no_file(tmp_path):
    given = ",".join(base64.b64encode(bytes([n] * 32)).decode() for n in (1, 2))
    keys = SecretKeys(given, tmp_path / "none")
    assert [key.raw[0] for key in keys.all()] == [1, 2]
    assert not (tmp_path / "none").exists()
    assert "raw" not in repr(keys.all()[0])
