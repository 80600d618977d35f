"""Play the probes on the real MindSpore and store their transcripts beside them.

``.oracle/bin/python -m tests.probes.record_probes [name ...]``, all probes without a name.
"""

import pathlib
import sys

from tests.probes import transcript

PROGRAMS = pathlib.Path(__file__).parent / "programs"


def main(names: list[str]) -> None:
    """Write ``<name>.out`` and tell how long it is."""
    probes = [path for path in sorted(PROGRAMS.glob("*.py")) if not names or path.stem in names]
    transcript.main("mindspore", str(PROGRAMS), *map(str, probes))
    for probe in probes:
        answers = [entry.answer for entry in transcript.load(probe.with_suffix(".out").read_text(encoding="utf-8"))]
        errors = sum(bool(answer) and answer[-1].startswith("! ") for answer in answers)
        print(f"{probe.stem}: {len(answers)} statements, {errors} of them errors")


if __name__ == "__main__":
    main(sys.argv[1:])
