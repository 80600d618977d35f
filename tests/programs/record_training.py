"""Run the programs of ``training/`` on the real MindSpore and store what they print.

``.oracle/bin/python -m tests.programs.record_training [name ...]``, all programs without a name.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def main(names: list[str]) -> None:
    """Write ``facts/<name>.out`` for each program."""
    for program in sorted((HERE / "training").glob("*.py")):
        if program.stem != "weights" and (not names or program.stem in names):
            run = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True, timeout=600)
            (HERE / "facts" / f"{program.stem}.out").write_text(run.stdout)
            print(program.stem, len(run.stdout.splitlines()), "lines")


if __name__ == "__main__":
    main(sys.argv[1:])
