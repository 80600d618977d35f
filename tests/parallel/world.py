"""Runs programs one after the other in the same processes, since their start takes longer than they do."""

import gc
import runpy
import sys

import mindspore as ms
from mindspore.communication import release

for program in sys.argv[1:]:
    runpy.run_path(program, run_name="__main__")
    gc.collect()  # no DistributedDataParallel may outlive its group
    release()
    ms.reset_auto_parallel_context()
    sys.stdout.write(f"{program} agreed\n")
