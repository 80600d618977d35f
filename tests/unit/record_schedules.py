"""Records MindSpore's learning rates: python tests/unit/record_schedules.py, with mindspore 2.10."""

import json
from pathlib import Path

import mindspore as ms
import schedule_cases as cases


def main():
    ms.set_context(pynative_synchronize=True)
    recorded = {code: cases.rates(ms, code) for code in cases.SCHEDULES}
    recorded |= {code: cases.rate_list(ms, code) for code in cases.LISTS}
    (Path(__file__).parent / "facts" / "schedules.json").write_text(json.dumps(recorded, indent=1) + "\n")


main()
