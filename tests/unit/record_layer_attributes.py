"""Records the attributes of MindSpore's layers: python tests/unit/record_layer_attributes.py, with mindspore 2.10.

Operators are left out: a layer computes with them, each framework with its own.
"""

import json
from pathlib import Path

import mindspore as ms
from layer_attribute_cases import LAYERS, attributes, is_operator, make


def main():
    facts = {}
    for code in LAYERS:
        made = make(ms, code)
        shown = attributes(ms, code)
        facts[code] = {name: text for name, text in shown.items() if not is_operator(ms, getattr(made, name))}
    path = Path(__file__).parent / "facts" / "layer_attributes.json"
    path.write_text(json.dumps(facts, indent=0) + "\n")


main()
