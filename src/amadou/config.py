"""Switches of amadou itself, which MindSpore does not have.

>>> import amadou
>>> amadou.config.compile
False
"""

# Whether functions under `jit`, and Cells called in GRAPH_MODE, are compiled by torch.compile. Off, they run as they
# are written; the results are the same. `amadou run --compile` switches it on for a program.
compile = False

# Whether `Model` shows a progress bar below what it prints. It does so only at a terminal.
progress = True
