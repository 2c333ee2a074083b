"""Asking the demo to stop."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Each signal is handled while the one before is still being handled, for as many as there is room for.
STORM = """
import os, signal, sys, threading
from demo.stopping import Stop
stop = Stop()
stop.listen()
me, main = os.getpid(), threading.main_thread().ident
def storm():
    for _ in range(5000):
        os.kill(me, signal.SIGTERM)
        os.kill(me, signal.SIGINT)
threading.Thread(target=storm, daemon=True).start()
for _ in range(20000):
    stop.set()
    stop.wait(0)
assert stop.is_set()
"""


def test_signals_that_come_while_others_are_handled_block_nothing():
    done = subprocess.run([sys.executable, "-c", STORM], cwd=ROOT, timeout=60, check=False)

    assert done.returncode == 0
