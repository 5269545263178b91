"""One worker process, asked through a pipe of its own.

Workers share no queue, lock or pipe: one that is killed, at whatever moment, takes nothing of the others along, and its
end is seen as the end of its pipe.
"""

import multiprocessing
import os
import signal
import threading
import traceback
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

from gallery.executors.allocation import keep_freed_memory
from gallery.image.threads import one_thread_each

_PATIENCE = 10.0
"""Seconds that a worker without work has to end by itself."""


class WorkerGone(Exception):
    """The process ended before it answered."""


class Worker:
    """A process that does one thing at a time; started here, used by one thread at a time.

    Raises:
        OSError: The system starts no process.
    """

    def __init__(self, context: BaseContext) -> None:
        self._pipe, theirs = context.Pipe()
        # A daemon: Python's own end waits for no process that this class does not know any more.
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
        try:
            self._process.start()
        finally:
            theirs.close()

    def ready(self) -> None:
        """Wait until it takes work.

        Raises:
            WorkerGone: The process ended first.
        """
        self._answer()

    @property
    def alive(self) -> bool:
        """Whether the process has not ended yet."""
        return not connection.wait([self._process.sentinel], timeout=0)

    def do(self, work: Any, value: Any) -> Any:
        """``work(value)``, there.

        Raises:
            WorkerGone: The process ended before it answered.
            Exception: What the work raised, with the worker's traceback as a note.
        """
        try:
            self._pipe.send((work, value))
        except (BrokenPipeError, ConnectionResetError) as gone:
            raise WorkerGone from gone
        fine, result = self._answer()
        if not fine:
            raise result
        return result

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def end(self) -> None:
        """Let it end, which it does when it has no work, and wait for that."""
        self._pipe.close()
        self._process.join(_PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()

    def _answer(self) -> Any:
        connection.wait([self._pipe, self._process.sentinel])
        try:
            if not self._pipe.poll():
                raise WorkerGone
            return self._pipe.recv()
        except (EOFError, ConnectionResetError, BrokenPipeError) as gone:
            raise WorkerGone from gone


def serve(pipe: "Connection[Any, Any]") -> None:
    """What a worker does: say that it is ready, then answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    one_thread_each()
    keep_freed_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _send(pipe, None)
    while True:
        try:
            work, value = pipe.recv()
        except (EOFError, OSError):
            return
        except Exception as broken:  # noqa: BLE001 - whatever unpickling raises
            _send(pipe, (False, _noted(broken)))
            continue
        _send(pipe, _result(work, value))


def _result(work: Any, value: Any) -> tuple[bool, Any]:
    try:
        return True, work(value)
    except Exception as error:  # noqa: BLE001 - it is the caller's, as if the work had run there
        return False, _noted(error)


def _send(pipe: "Connection[Any, Any]", answer: tuple[bool, Any] | None) -> None:
    try:
        pipe.send(answer)
    except OSError:
        return  # nobody listens; the next question ends the loop
    except Exception as error:  # noqa: BLE001 - an answer that cannot be pickled
        pipe.send((False, TypeError(f"the answer cannot be sent: {error}")))


def _noted(error: Exception) -> Exception:
    """The error with this process's traceback, which does not travel otherwise."""
    error.add_note("".join(traceback.format_exception(error)))
    return error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)  # pragma: no cover - the process ends here, and what was counted in it
