"""Records how MindSpore takes settings: python tests/unit/record_context.py, with mindspore 2.10 for CPUs."""

import json
from pathlib import Path

from context_cases import CONTEXT, PARALLEL, defaults, run
from mindspore import context


def main():
    facts = {
        "context defaults": defaults(context.get_context, CONTEXT),
        "parallel defaults": defaults(context.get_auto_parallel_context, PARALLEL),
        "context": run(context.set_context, context.get_context, CONTEXT),
        "parallel": run(context.set_auto_parallel_context, context.get_auto_parallel_context, PARALLEL),
        "modes": context.ParallelMode.MODE_LIST,
    }
    path = Path(__file__).parent / "facts" / "context.json"
    path.write_text(json.dumps(facts, indent=1) + "\n")


main()
