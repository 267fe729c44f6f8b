"""The lane serves one job at a time, urgent ones first, bulk work between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from fieldnotes.system.lane import Lane, LaneClosed


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.close()


def _blocked(lane: Lane) -> threading.Event:
    gate, started = threading.Event(), threading.Event()

    def wait() -> None:
        started.set()
        gate.wait(5)

    lane.submit(wait)
    assert started.wait(5)
    return gate


def test_jobs_run_in_order_on_one_thread(lane: Lane) -> None:
    threads: list[int] = []

    def note(n: int) -> int:
        threads.append(threading.get_ident())
        return n

    values = [lane.submit(note, n) for n in range(50)]
    assert [f.result(5) for f in values] == list(range(50))
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_an_urgent_job_overtakes_what_waits(lane: Lane) -> None:
    order: list[str] = []
    gate = _blocked(lane)
    usual = lane.submit(order.append, "usual")
    urgent = lane.submit_urgent(order.append, "urgent")
    gate.set()
    usual.result(5)
    urgent.result(5)
    assert order == ["urgent", "usual"]


def test_bulk_work_lets_jobs_in_between_its_steps(lane: Lane) -> None:
    order: list[str] = []
    reached = threading.Event()
    go_on = threading.Event()

    def steps() -> Iterator[int]:
        for n in range(5):
            order.append(f"step {n}")
            if n == 1:
                reached.set()
                go_on.wait(5)
            yield n

    done = lane.bulk(steps())
    assert reached.wait(5)
    job = lane.submit(order.append, "job")
    go_on.set()
    job.result(5)
    assert done.result(5) == 4
    assert order.index("job") == 2


def test_a_failure_reaches_whoever_asked_and_the_lane_goes_on(lane: Lane) -> None:
    with pytest.raises(ZeroDivisionError):
        lane.submit(lambda: 1 // 0).result(5)

    def broken() -> Iterator[int]:
        yield 1
        raise KeyError

    with pytest.raises(KeyError):
        lane.bulk(broken()).result(5)
    assert lane.submit(lambda: 7).result(5) == 7


def test_closing_runs_what_waits_then_the_last_act_and_drops_bulk_work() -> None:
    lane = Lane("closing")
    order: list[str] = []
    gate = _blocked(lane)
    closed: list[bool] = []

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.append(True)

    bulk = lane.bulk(endless())
    lane.submit(order.append, "draft")
    threading.Timer(0.05, gate.set).start()
    lane.close(last=lambda: order.append("closed"))
    assert order == ["draft", "closed"]
    assert bulk.cancelled()
    with pytest.raises(LaneClosed):
        lane.submit(order.append, "too late")


def test_a_finished_job_leaves_nothing_alive_on_the_lane(lane: Lane) -> None:
    import gc
    import weakref

    class Held:
        pass

    held = Held()
    seen = weakref.ref(held)
    lane.submit(lambda thing: None, held).result(5)
    del held
    lane.drain(5)
    gc.collect()
    assert seen() is None


def test_a_lane_closed_in_the_middle_of_a_bulk_step_still_closes_the_vault() -> None:
    lane, inside, gate = Lane("test"), threading.Event(), threading.Event()
    done: list[str] = []

    def steps() -> Iterator[int]:
        try:
            inside.set()
            gate.wait(5)
            yield 1
            done.append("another step")
        finally:
            done.append("let go")

    future = lane.bulk(steps())
    assert inside.wait(5)
    closing = threading.Thread(target=lane.close, args=(lambda: done.append("vault closed"),))
    closing.start()
    with pytest.raises(CancelledError):
        future.result(5)
    gate.set()
    closing.join(5)
    assert done == ["let go", "vault closed"]
    assert not lane._thread.is_alive()
