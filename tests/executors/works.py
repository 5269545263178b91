"""Work for executors: picklable, and each kind does one thing a photo can do to its worker."""

import os
import select
import signal
import threading
from dataclasses import dataclass
from pathlib import Path

LOST = -1


class Work:
    """What every kind says of a value whose worker was killed."""

    __slots__ = ()

    def lost(self, value: int, /) -> int:
        return LOST * (value + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square(Work):
    def __call__(self, value: int, /) -> int:
        return value * value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fails(Work):
    """A bug: an exception nobody expected."""

    on: int

    def __call__(self, value: int, /) -> int:
        if value == self.on:
            raise ZeroDivisionError(f"bug at {value}")
        return value * value


@dataclass(frozen=True, slots=True, kw_only=True)
class Kills(Work):
    """Ends its process on some values, as a decoder that runs out of memory does."""

    on: tuple[int, ...]

    def __call__(self, value: int, /) -> int:
        if value in self.on:
            os.kill(os.getpid(), signal.SIGKILL)
        return value * value


@dataclass(frozen=True, slots=True, kw_only=True)
class KillsLater(Work):
    """On 0 waits for a sign and ends its process; 2 gives the sign, so 1 is finished by then.

    Every value that is begun leaves a line in ``log``.
    """

    sign: str
    log: str

    def __call__(self, value: int, /) -> int:
        with Path(self.log).open("a") as log:
            log.write(f"{value}\n")
        if value == 0:
            with Path(self.sign).open("rb", buffering=0) as sign:
                sign.read(1)
            os.kill(os.getpid(), signal.SIGKILL)
        if value == 2:
            with Path(self.sign).open("wb", buffering=0) as sign:
                sign.write(b"22")
        return value * value


@dataclass(frozen=True, slots=True, kw_only=True)
class Hangs(Work):
    """Value 0 answers with its process; the others wait far longer than any test, then leave a file."""

    survived: str

    def __call__(self, value: int, /) -> int:
        if value > 0:
            select.select([], [], [], 60)
            Path(self.survived).touch()
        return os.getpid()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted(Work):
    """The signal that Ctrl-C sends to every process of the terminal."""

    def __call__(self, value: int, /) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return value * value


@dataclass(frozen=True, slots=True, kw_only=True)
class Dies:
    """A worker that ends while it starts."""

    def __call__(self, pipe: object) -> None:
        os._exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Big(Work):
    """More than a pipe holds, there and back."""

    def __call__(self, value: bytes, /) -> bytes:
        return value * 2

    def lost(self, value: object, /) -> bytes:
        return b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsendable(Work):
    """Its result cannot be pickled."""

    def __call__(self, value: object, /) -> object:
        return threading.Lock()
