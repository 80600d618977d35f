"""Every probe prints on amadou what it prints on the real MindSpore, statement by statement.

``programs/<name>.out`` holds the transcript of the real one (see record_probes.py). Where amadou answers differently on
purpose, ``programs/<name>.documents`` says so: below a comment with the reason, the statement, the recorded lines after
``- `` and the expected ones after ``+ ``. An entry there that matches no statement is an error.
"""

import pathlib
import subprocess
import sys

import pytest

from tests.probes import transcript
from tests.probes.transcript import Entry

PROGRAMS = pathlib.Path(__file__).parent / "programs"
NAMES = sorted(path.stem for path in PROGRAMS.glob("*.py"))


def expected(name: str) -> list[Entry]:
    """The recorded transcript with the differences of ``<name>.documents`` put in."""
    entries = transcript.load((PROGRAMS / f"{name}.out").read_text(encoding="utf-8"))
    documents = PROGRAMS / f"{name}.documents"
    if documents.exists():
        for number, change in enumerate(transcript.load(documents.read_text(encoding="utf-8"))):
            assert number or change.comments, f"{documents.name} starts without a reason"
            entries = _with_change(entries, change)
    return entries


def _with_change(entries: list[Entry], change: Entry) -> list[Entry]:
    recorded = tuple(line[2:] for line in change.answer if line.startswith("- "))
    wanted = tuple(line[2:] for line in change.answer if line.startswith("+ "))
    assert len(recorded) + len(wanted) == len(change.answer), f"neither - nor + in {change}"
    hits = [entry for entry in entries if (entry.source, entry.answer) == (change.source, recorded)]
    assert hits, f"no statement was recorded like this: {change}"
    return [entry._replace(answer=wanted) if entry in hits else entry for entry in entries]


def differences(wanted: list[Entry], got: list[Entry]) -> list[str]:
    """Each statement whose answer differs, as a small diff."""
    found = []
    for want, have in zip(wanted, got, strict=True):
        assert want.source == have.source, f"the probe has changed since it was recorded: {have.source[0]}"
        if want.answer != have.answer:
            lines = [">>> " + "\n... ".join(want.source)]
            lines += ["- " + line for line in want.answer] + ["+ " + line for line in have.answer]
            found.append("\n".join(lines))
    return found


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The folder with the transcripts of all probes on amadou."""
    folder = tmp_path_factory.mktemp("transcripts")
    probes = [str(PROGRAMS / f"{name}.py") for name in NAMES]
    subprocess.run([sys.executable, transcript.__file__, "amadou", str(folder), *probes], timeout=300)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_probe(name, played):
    wanted = expected(name)
    got = (played / f"{name}.out").read_text(encoding="utf-8")
    found = differences(wanted, transcript.load(got))
    if found:
        pytest.fail(f"{len(found)} of {len(wanted)} statements differ\n" + "\n".join(found), pytrace=False)


def test_every_record_has_a_probe():
    stems = {path.stem for suffix in ("*.out", "*.documents") for path in PROGRAMS.glob(suffix)}
    assert stems <= set(NAMES)


def test_a_wrong_answer_is_found():
    want = [Entry((), ("f()",), ("1",)), Entry((), ("g()",), ())]
    assert differences(want, want) == []
    for answer in ((), ("2",), ("1", "1"), ("! ValueError",)):
        assert len(differences(want, [want[0]._replace(answer=answer), want[1]])) == 1


def test_a_transcript_can_be_read_back():
    entries = [
        Entry(("# A comment",), ("class A:", "    x = 1", "", "    y = 2"), ()),
        Entry((), ("A.x",), ("1", "<blank>", "[2.]")),
    ]
    assert transcript.load(transcript.dump(entries)) == entries
