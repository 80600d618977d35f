"""Play every probe on the real MindSpore and store its transcript beside it: ``.oracle/bin/python -m
tests.probes.record_probes [name ...]``."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def record(probe: pathlib.Path) -> None:
    """Store the transcript of one probe as ``<name>.out``."""
    command = [sys.executable, str(HERE / "transcript.py"), "mindspore", str(probe)]
    played = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if played.returncode:
        raise RuntimeError(f"{probe.name} stopped with status {played.returncode}:\n{played.stderr[-2000:]}")
    probe.with_suffix(".out").write_text(played.stdout, encoding="utf-8")
    print(f"{probe.stem}: {played.stdout.count('>>> ')} statements, {played.stdout.count(chr(10) + '! ')} errors")


if __name__ == "__main__":
    for path in sorted((HERE / "programs").glob("*.py")):
        if len(sys.argv) == 1 or path.stem in sys.argv[1:]:
            record(path)
