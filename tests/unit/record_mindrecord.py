"""MindRecord files as MindSpore 2.10 writes them and reads them.

python tests/unit/record_mindrecord.py             record its files and its answers
python tests/unit/record_mindrecord.py read FOLDER  print the rows of the files of ``write_all`` in FOLDER
python tests/unit/record_mindrecord.py record_encrypted     record an encrypted file
python tests/unit/record_mindrecord.py read_encrypted FILE  print the numbers in an encrypted file
"""

import json
import sys
import tempfile
import zipfile
from pathlib import Path

import mindspore as ms
import mindspore.dataset
import mindspore.mindrecord
from mindrecord_cases import CASES, KEY, NAMES, NUMBERS, describe, names, numbers, outcome, write, write_all

FACTS = Path(__file__).parent / "facts"


def main():
    ms.set_context(pynative_synchronize=True)
    with tempfile.TemporaryDirectory() as folder:
        write_all(ms.mindrecord, folder)
        with zipfile.ZipFile(FACTS / "mindrecord.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)
        known = names(ms, folder)
        facts = {case: outcome(case, known) for case in CASES}
    (FACTS / "mindrecord.json").write_text(json.dumps(facts, indent=0, ensure_ascii=False) + "\n")


def record_encrypted():
    """A file and its index that MindSpore encrypted."""
    with tempfile.TemporaryDirectory() as folder:
        ms.mindrecord.set_enc_key(KEY)
        write(ms.mindrecord, folder, "secret", NUMBERS, numbers(4))
        with zipfile.ZipFile(FACTS / "mindrecord_encrypted.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("secret", "secret.db"):
                archive.write(f"{folder}/{name}", name)


def read_encrypted(path):
    ms.mindrecord.set_enc_key(KEY)
    print(json.dumps([row["x"] for row in ms.mindrecord.FileReader(path).get_next()]))


def read(folder):
    readers = {name: ms.mindrecord.FileReader(f"{folder}/{name}") for name in NAMES}
    print(json.dumps({name: [describe(row) for row in reader.get_next()] for name, reader in readers.items()}))


VERBS = {"read": read, "read_encrypted": read_encrypted, "record_encrypted": record_encrypted}
VERBS[sys.argv[1]](*sys.argv[2:]) if sys.argv[1:] else main()
