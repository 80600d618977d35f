"""The progress bar: at a terminal only, and never instead of what MindSpore prints."""

import os
import pty
import re
import subprocess
import sys

PROGRAM = """
import sys
import numpy as np
import amadou as ms
from amadou import dataset as ds, nn
ms.config.progress = sys.argv[1] == "on"
x = np.ones((6, 2), np.float32)
net = nn.Dense(2, 1, weight_init=0.5, bias_init=0.0)
model = ms.Model(net, nn.MSELoss(), nn.SGD(net.trainable_params(), 0.0))
model.train(2, ds.NumpySlicesDataset((x, x[:, :1]), shuffle=False).batch(2), ms.LossMonitor())
"""
LINES = [f"epoch: {epoch} step: {step}, loss is 0.0" for epoch in (1, 2) for step in (1, 2, 3)]


def at_a_terminal(switch):
    """What the program writes to a terminal."""
    ours, its = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    subprocess.run([sys.executable, "-c", PROGRAM, switch], stdout=its, env=environment, check=True, timeout=120)
    os.close(its)
    text = b""
    try:
        while chunk := os.read(ours, 65536):
            text += chunk
    except OSError:  # Linux says so that the other end is closed
        pass
    os.close(ours)
    return text.decode()


def test_a_pipe_gets_lines_only():
    run = subprocess.run([sys.executable, "-c", PROGRAM, "on"], capture_output=True, text=True, timeout=120)
    assert (run.stdout.splitlines(), run.stderr) == (LINES, "")


def test_a_terminal_gets_lines_and_a_bar():
    text = at_a_terminal("on")
    assert re.findall(r"epoch: \d step: \d, loss is 0.0", text) == LINES
    assert "epoch 2/2" in text
    assert "3/3" in text


def test_the_bar_can_be_switched_off():
    assert at_a_terminal("off").split("\r\n") == [*LINES, ""]
