"""Records MindSpore's argument checks: python tests/unit/record_checkparam.py, where mindspore 2.10 is installed."""

import json
from pathlib import Path

import mindspore as ms
import numpy as np
from checkparam_cases import CODE, outcome
from mindspore import _checkparam


def main():
    names = {"c": _checkparam, "ms": ms, "np": np}
    path = Path(__file__).parent / "facts" / "checkparam.json"
    path.write_text(json.dumps({code: outcome(code, names) for code in CODE}, indent=1) + "\n")


main()
