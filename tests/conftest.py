"""What every test gets: an offscreen Qt, no leaked threads or timers, no keyring of the machine, Hypothesis that is repeatable; and no
passphrase stretched twice.
"""

from __future__ import annotations

import gc
import hashlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Tests must not meet the desktop's own keyring, theme or input method.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import HealthCheck, settings

from fieldnotes.crypto import stretch

settings.register_profile(
    "house",
    deadline=None,  # shared machines are noisy; speed is measured by benches
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Configuration and data of the app go to a folder of this test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    return home


class RememberedArgon2id:
    """Argon2id as it is. Tests open copies of a vault, so most of what they stretch was stretched before in this process, with the same
    salt at the same cost: the answer is kept, under a hash of all that it depends on.
    """

    _known: ClassVar[dict[bytes, bytes]] = {}

    def __init__(self, **how: int | bytes) -> None:
        self._how = how

    def derive(self, secret: bytes) -> bytes:
        of = hashlib.sha256(repr((sorted(self._how.items()), secret)).encode()).digest()
        if of not in self._known:
            self._known[of] = Argon2id(**self._how).derive(secret)  # type: ignore[arg-type] # as it was called
        return self._known[of]


@pytest.fixture(scope="session", autouse=True)
def nothing_stretched_twice() -> Iterator[None]:
    """Only in this process, which is no test of stretching (tests/crypto): those that tests start stretch for themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretch, "Argon2id", RememberedArgon2id)
        yield


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """A thread that outlives its test holds keys or a connection somewhere in the app, too."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not _is_pool(t)]
    for thread in left:
        thread.join(2)
    left = [t for t in left if t.is_alive()]
    assert not left, f"threads left running: {[t.name for t in left]}"


def _is_pool(thread: threading.Thread) -> bool:
    # The small pool for PDF and key stretching lives as long as the process; it holds no secrets between jobs.
    return thread.name.startswith(("pool", "ThreadPoolExecutor", "Dummy"))


# As in the app (ui/session/garbage.py) no widget is ever freed by another thread: nothing is collected by itself between tests, where
# fixtures of a module have their lanes at work, nor in a test of a window, which ends with a collection on this thread.
gc.disable()


@pytest.fixture(autouse=True)
def nothing_collected_by_the_lane(request: pytest.FixtureRequest) -> Iterator[None]:
    """Other tests collect as usual: property tests make more garbage than a machine holds."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        gc.enable()
    yield
    gc.disable()


@pytest.fixture(autouse=True)
def no_leaked_timers(request: pytest.FixtureRequest) -> Iterator[None]:
    """A timer that still runs after its screen has gone would save, poll or paint for nobody."""
    yield
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer

    app = QCoreApplication.instance()
    if app is None:
        return
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    running = [t for t in gc.get_objects() if isinstance(t, QTimer) and _is_running(t)]
    gc.freeze()  # modules and fixtures of the session: the next collection need not walk them all
    for timer in running:
        timer.stop()
    assert not running, f"timers left running: {[t.objectName() or t.parent() for t in running]}"


@pytest.fixture(scope="module", autouse=True)
def thawed() -> Iterator[None]:
    """What a module's own fixtures kept alive is collected when they have gone."""
    yield
    gc.unfreeze()


def _is_running(timer: object) -> bool:
    try:
        return bool(timer.isActive())  # type: ignore[attr-defined] # only QTimer instances are passed
    except RuntimeError:  # the C++ side has gone already
        return False
