"""Switches of amadou itself, which MindSpore does not have.

>>> import amadou
>>> amadou.config.compile
False
"""

# Whether functions under `jit`, and Cells called in GRAPH_MODE, are compiled by torch.compile. Off, they run as they
# are written; the results are the same. `amadou run --compile` switches it on for a program.
compile = False

# What torch.compile hands the graphs to: "inductor" makes machine code, "aot_eager" and "eager" only run the graphs.
compile_backend = "inductor"

# For how many seconds a process waits for the others of its group before it gives up with an error; None is torch's own
# limit for the device (30 minutes with Gloo, 10 with NCCL). Read by `communication.init`.
communication_timeout: float | None = None

# Whether `Model` shows a progress bar below what it prints. It does so only at a terminal.
progress = True
