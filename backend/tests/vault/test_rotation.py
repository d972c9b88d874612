"""Changing the key: everything opens before, meanwhile and after, however often it is killed."""

import base64
import threading

import pytest
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.vault import rotation as rotating
from plotweaver_backend.vault.errors import VaultLocked
from plotweaver_backend.vault.keys import SecretKeys
from sqlalchemy import select

NAMES = [f"{n}.example" for n in range(7)]


@pytest.fixture
def full(house, monkeypatch):
    monkeypatch.setattr(rotating, "_AT_ONCE", 3)
    for name in NAMES:
        house.put(name, f"the secret of {name}")
    return house


def opens(house):
    return [house.open(name) for name in NAMES] == [f"the secret of {name}" for name in NAMES]


def test_everything_is_sealed_with_a_new_key_and_the_old_one_is_forgotten(full):
    (old,) = full.keys.all()
    assert full.rotation.run() == len(NAMES)
    (new,) = full.keys.all()
    assert new.id != old.id
    assert full.sealed_by() == {new.id}
    assert opens(full)
    with full.database() as db:
        assert [row.target for row in db.scalars(select(AuditRow)) if row.action == "site.secrets_rotated"] == [new.id]


class Killed(BaseException):
    """As if the process had ended here."""


@pytest.mark.parametrize("stretches", [0, 1, 2])
def test_a_rotation_that_was_killed_is_finished_with_the_key_it_had_made(full, stretches):
    (old,) = full.keys.all()
    rotation, done = full.rotation, []
    whole = rotation._stretch

    def dying():
        if len(done) == stretches:
            raise Killed
        done.append(whole())
        return done[-1]

    rotation._stretch = dying
    with pytest.raises(Killed):
        rotation.run()
    assert opens(full)
    made = full.keys.all()[0]
    assert {key.id for key in full.keys.all()} == {made.id, old.id}
    assert full.rotation.run() == len(NAMES) - sum(done)
    assert full.keys.all() == (made,)
    assert opens(full)


def test_what_is_set_while_it_rotates_opens_afterwards(full):
    failed = []

    def setting():
        try:
            for n in range(20):
                full.put("busy.example", f"secret number {n}")
        except Exception as error:  # noqa: BLE001  whatever it was, the test fails by it
            failed.append(error)

    thread = threading.Thread(target=setting)
    thread.start()
    for _ in range(3):
        full.rotation.run()
    thread.join()
    full.rotation.run()
    assert failed == []
    assert full.open("busy.example") == "secret number 19"
    assert opens(full)


def test_keys_of_the_environment_seal_with_the_first_and_none_is_made(full, tmp_path):
    (old,) = full.keys.all()
    first = base64.b64encode(bytes([5] * 32)).decode()
    full.keys = SecretKeys(f"{first},{base64.b64encode(old.raw).decode()}", tmp_path / "unused")
    assert full.rotation.run() == len(NAMES)
    full.keys = SecretKeys(first, tmp_path / "unused")
    assert opens(full)
    assert not (tmp_path / "unused").exists()


def test_nothing_is_forgotten_while_a_secret_cannot_be_opened(full, tmp_path):
    before = (tmp_path / "keys" / "secrets.keys").read_text()
    full.keys.add()
    full.keys.keep_newest()
    with pytest.raises(VaultLocked):
        full.rotation.run()
    # the lost key comes back, and it goes on
    now = (tmp_path / "keys" / "secrets.keys").read_text()
    (tmp_path / "keys" / "secrets.keys").write_text(f"{now}{before}")
    full.rotation.run()
    assert opens(full)
