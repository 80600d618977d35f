"""Write facts/extended.json, the parameters of the operators of ``ops.auto_generate`` that amadou has:

``.oracle/bin/python -m tests.unit.record_extended NAME ...`` with the names of ``amadou.ops.extended``.
"""

import json
import pathlib
import sys

import mindspore.ops.auto_generate as real

from tests.api import describe


def fact(name):
    value = getattr(real, name)
    if isinstance(value, type):
        return [describe.signature(value.__init__, bound=True), describe.signature(value.__call__, bound=True)]
    return describe.signature(value)


if __name__ == "__main__":
    facts = {name: fact(name) for name in sorted(sys.argv[1:]) if hasattr(real, name)}
    path = pathlib.Path(__file__).parent / "facts" / "extended.json"
    path.write_text(json.dumps(facts, indent=1) + "\n")
    print(len(facts))
