"""Records MindSpore's distributions: python tests/unit/record_probability.py, with mindspore 2.10."""

import json
from pathlib import Path

import mindspore as ms
import probability_cases as cases


def main():
    ms.set_context(pynative_synchronize=True)
    recorded = {code: cases.answer(ms, code) for code in cases.CODES}
    (Path(__file__).parent / "facts" / "probability.json").write_text(json.dumps(recorded, indent=1) + "\n")


main()
