"""Records how MindSpore prints: python tests/unit/record_printing.py, where mindspore 2.10 is installed."""

import argparse
import json
from pathlib import Path

import mindspore as ms
from printing_cases import array


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "facts" / "printing.json")
    args = parser.parse_args()
    texts = []
    for index in range(args.count):
        dtype, values = array(index, args.most)
        tensor = ms.Tensor(values, getattr(ms, dtype))
        texts.append([str(tensor), repr(tensor)])
    args.out.write_text(json.dumps({"most": args.most, "texts": texts}, indent=0) + "\n")


main()
