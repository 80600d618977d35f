"""What decides whether a documented example passes: it must find wrong outputs wrong."""

import re

import pytest

from tests.documents.comparison import Outcome, fault_of, same, sections
from tests.documents.examples import complaints, processes, run, statements
from tests.documents.lists import Erratum, errata, page_of, reasons
from tests.documents.table import PAGE as TABLE
from tests.documents.table import page


@pytest.mark.parametrize(
    ("want", "got", "agree"),
    [
        ("[1. 2.]", "[1.0002  2.]\n", True),
        ("[1. 2.]", "[1.01 2.]", False),
        ("[1. 2.]", "[1. 2. 3.]", False),
        ("[[1. 2.]\n [3. 4.]]", "[1. 2. 3. 4.]", False),
        ("[1, 2]", "[1 2]", False),
        ("nan", "nan", True),
        ("nan", "0.0", False),
        ("(2, 3)", "(2, 3)", True),
        ("True", "False", False),
        ("a ... c", "a b c", True),
        ("[[1.]\n<BLANKLINE>\n [2.]]", "[[1.]\n\n [2.]]", True),
    ],
)
def test_outputs_are_compared_as_numbers_and_text(want, got, agree):
    assert same(want, got) is agree


@pytest.mark.parametrize(
    "heading", ["rank 0:\n1\nrank 1:\n2", "# rank_0\n1\n# rank_1\n2", "Process with rank 0: 1\nProcess with rank 1: 2"]
)
def test_a_page_may_tell_processes_apart(heading):
    assert {rank: text.strip() for rank, text in sections(heading).items()} == {0: "1", 1: "2"}
    example = [["print(rank + 1)", heading]]
    assert fault_of(example, [Outcome(["1\n"], ""), Outcome(["2\n"], "")]) == ""
    assert "printed '1'" in fault_of(example, [Outcome(["1\n"], ""), Outcome(["1\n"], "")])


def test_else_a_page_shows_the_first_process_that_prints():
    example = [["if rank == 1: print(2)", "2"]]
    assert fault_of(example, [Outcome([""], ""), Outcome(["2"], "")]) == ""
    assert fault_of(example, [Outcome(["1"], ""), Outcome(["2"], "")]) != ""
    assert fault_of(example, [Outcome([""], ""), Outcome([], "ValueError")]) == "rank 1: ValueError"


def test_lines_of_one_statement_are_put_together():
    lines = [["if x:\n", ""], ["    y = 1\n", ""], ["else:\n", ""], ["    y = 2\n", ""], ["print(y)\n", "2"]]
    assert statements(lines) == [["if x:\n    y = 1\nelse:\n    y = 2\n", ""], ["print(y)\n", "2"]]


def test_the_number_of_processes_is_stated_or_that_of_a_machine():
    joins = {"examples": [["comm.init()\n", ""]], "processes": None}
    assert processes(joins) == 8
    assert processes(joins | {"processes": 2}) == 2
    assert processes({"examples": [["x = 1\n", ""]], "processes": None}) == 1


PAGE = {
    "name": "p",
    "examples": [["x = ops.Fmin()(\n    y)\n", ""], ["print(x)\n", "[1., 2.]\n"], ["x.shape\n", "(2, 1)\n"]],
    "processes": None,
}


def test_a_page_is_put_together_again():
    assert page_of(PAGE["examples"]) == (
        ">>> x = ops.Fmin()(\n...     y)\n>>> print(x)\n[1., 2.]\n>>> x.shape\n(2, 1)\n"
    )


def test_an_erratum_mends_its_page():
    edits = (("Fmin()(", "fmin("), ("\n[1.", "\n>>> print(2 * x)\n[2."))
    mended = Erratum("a slip", "import a\nimport b", edits, commas=True, processes=2).mend(PAGE)
    assert mended["processes"] == 2
    assert page_of(mended["examples"]) == (
        ">>> import a\n>>> import b\n>>> x = ops.fmin(\n...     y)\n"
        ">>> print(x)\n>>> print(2 * x)\n[2.  2.]\n>>> x.shape\n(2, 1)\n"
    )


@pytest.mark.parametrize(
    ("erratum", "why"),
    [
        (Erratum("a slip", edits=(("Fmax", "fmax"),)), "its page has no 'Fmax'"),
        (Erratum("a slip", edits=(("[1., 2.]", "[1. 2.]"),), commas=True), "its page shows no commas"),
    ],
)
def test_an_erratum_that_does_not_apply_is_refused(erratum, why):
    with pytest.raises(ValueError, match=f"The erratum of p does not apply: {re.escape(why)}"):
        erratum.mend(PAGE)


@pytest.mark.parametrize(
    ("printed", "mended", "known", "complaint"),
    [
        ("", {}, {}, None),
        ("fails", {}, {"p": "a reason"}, None),
        ("fails", {"p": ""}, {}, None),
        ("fails", {}, {"p": "varies: memory"}, None),
        ("", {}, {"p": "varies: memory"}, None),
        ("fails", {}, {}, "fails"),
        ("", {}, {"p": "a reason"}, "is listed as failing, but passes"),
        ("", {"p": ""}, {}, "has an erratum, but passes as it is printed"),
        ("fails", {"p": "fails still"}, {}, "fails still"),
        ("fails", {"p": ""}, {"p": "a reason"}, "is listed as failing, but passes"),
    ],
)
def test_the_lists_must_be_true(printed, mended, known, complaint):
    assert dict(complaints({"p": printed}, mended, known)) == ({"p": complaint} if complaint else {})


def test_every_entry_of_the_lists_says_why():
    assert all(reasons().values())
    assert all(each.slip and (each.first or each.edits or each.commas or each.processes) for each in errata().values())
    assert not reasons().keys() & errata().keys()


def test_the_table_follows_from_the_lists():
    assert TABLE.read_text(encoding="utf-8") == page(), "run python -m tests.documents.table"


def test_examples_run_as_a_page_shows_them():
    lines = [["import os\n", ""], ["x = 1 + 1\n", ""], ["x\n", "2"], ["if x:\n    x\n", ""], ["print(x / 0)\n", ""]]
    examples = {"fails": lines, "crashes": [["import os; os.abort()\n", ""]], "passes": lines[:4]}
    faults = run([{"name": name, "examples": each, "processes": 1} for name, each in examples.items()])
    assert faults["passes"] == ""
    assert faults["fails"].startswith("ZeroDivisionError")
    assert faults["crashes"].startswith("ended with the status")
