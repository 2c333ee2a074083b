"""The demo's child processes: they never outlive it, and their lines are marked with their names."""

import contextlib
import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from demo.stopping import Stop
from embedded.server import ending_with_parent

CHECKOUT = Path(__file__).resolve().parent.parent
GRACE_SECONDS = 8.0


class StepFailedError(Exception):
    """A command that prepares the demo failed; the message is what it said."""


class Child:
    """A process of the demo, in a session of its own: the terminal's Ctrl-C goes to the runner alone.

    Its output goes to a nameless file and not through a pipe. Should this process be killed, a broken pipe
    would keep the worker from ending in order: it announces that first.
    """

    def __init__(self, name: str, command: Sequence[str], *, inherits: Sequence[int]) -> None:
        self.name = name
        self.starts = 0
        self._command = command
        self._inherits = inherits
        self._process: subprocess.Popen[str] | None = None
        self._output = tempfile.TemporaryFile("ab+")  # noqa: SIM115 (it lives as long as the child)
        self._repeated = 0
        self._last_line = ""

    def start(self) -> None:
        """Start the process; call it from the main thread, with whose end the process ends."""
        self.starts += 1
        self._process = start_with_us(self._command, output=self._output, inherits=self._inherits)

    @property
    def ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    @property
    def epitaph(self) -> str:
        """How it ended, as the beginning of a sentence."""
        self.repeat()
        code = self._process.returncode if self._process else None
        how = f"by signal {-code}" if code and code < 0 else f"with exit code {code}"
        return f"The {self.name} process ended {how}" + (f" ({self._last_line})" if self._last_line else "")

    def repeat(self) -> None:
        """Print the whole lines that the process has written since the last call, marked with its name."""
        while piece := os.pread(self._output.fileno(), 65536, self._repeated):
            whole = piece[: piece.rfind(b"\n") + 1] or piece
            self._repeated += len(whole)
            for line in whole.decode(errors="replace").splitlines():
                if line.strip():
                    self._last_line = line.strip()
                    print(f"{self.name:>6} | {line.rstrip()}", flush=True)

    def ask_to_end(self) -> None:
        """Ask the process to finish what it does and end."""
        if self._process is not None:
            self._process.terminate()

    def wait_for_end(self) -> None:
        """Return when the process has ended; after some seconds, end it and its own children."""
        if self._process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE_SECONDS)
        # Its session is its own, so what is left of the group are its children.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._output.close()


def run_step(command: Sequence[str], stop: Stop) -> str:
    """Run a command to its end and return what it printed; with `stop` set, end it and return nothing."""
    process = start_with_us(command)
    while True:
        try:
            printed, _ = process.communicate(timeout=0.2)
        except subprocess.TimeoutExpired:
            if stop.is_set():
                process.terminate()
                process.communicate()
                return ""
            continue
        if process.returncode:
            raise StepFailedError(f"`{Path(command[1]).name} {command[2]}` failed: {complaint(printed)}")
        return printed.strip()


def complaint(printed: str) -> str:
    """What was wrong, from a failed command's output: the last line that names an error, else the last."""
    lines = printed.strip().splitlines() or ["it said nothing"]
    errors = [line for line in lines if re.match(r"[\w.]*(Error|Exception): ", line)]
    return errors[-1].partition(": ")[2] if errors else lines[-1]


def start_with_us(
    command: Sequence[str], *, output: IO[bytes] | int = subprocess.PIPE, inherits: Sequence[int] = ()
) -> "subprocess.Popen[str]":
    """Start a process that gets SIGTERM when this one ends, however it ends."""
    return subprocess.Popen(
        command,
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
        pass_fds=inherits,
        preexec_fn=ending_with_parent(signal.SIGTERM),  # noqa: PLW1509 (one system call)
    )
