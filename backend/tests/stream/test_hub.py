"""The hub of ephemeral frames."""

from plotweaver_backend.stream.hub import CAPACITY, EphemeralHub
from plotweaver_contracts.feed import FeedEvent


def frame(number: int) -> FeedEvent:
    return FeedEvent(
        type="generation.progress", project="p" * 12, seq=None, at="2026-01-01T00:00:00Z", data={"n": number}
    )


def test_every_follower_hears_every_frame_in_order():
    hub = EphemeralHub()
    with hub.follow() as first, hub.follow() as second:
        for number in range(5):
            hub.publish(frame(number))
        assert first.take(0) == second.take(0) == [frame(number) for number in range(5)]


def test_one_who_left_is_not_kept():
    hub = EphemeralHub()
    with hub.follow() as gone:
        pass
    hub.publish(frame(1))
    assert gone.take(0) == []


def test_a_slow_follower_loses_the_newest_and_holds_nobody_up():
    hub = EphemeralHub()
    with hub.follow() as slow:
        for number in range(CAPACITY + 3):
            hub.publish(frame(number))
        kept = slow.take(0)
    assert len(kept) == CAPACITY
    assert kept[-1] == frame(CAPACITY - 1)
