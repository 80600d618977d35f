"""Process 1 sleeps while process 0 waits for it; each leaves its number in the folder."""

import os
import time
from pathlib import Path

from mindspore import Tensor, ops
from mindspore.communication import get_rank, init

Path(os.environ["FOLDER"], str(os.getpid())).touch()
init()
if get_rank() == 1:
    time.sleep(600)
ops.AllReduce()(Tensor([1.0]))
