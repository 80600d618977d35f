"""``amadou run``: programs run as python runs them."""

import pickle
import subprocess
import sys
import textwrap

import pytest

from amadou.cli.run import _Arguments


def amadou(*arguments, cwd, stdin="") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "amadou", *arguments], cwd=cwd, input=stdin, capture_output=True, text=True
    )


@pytest.fixture
def write(tmp_path):
    def write(name: str, program: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(textwrap.dedent(program))

    return write


FACTS = """
import sys, json
print(json.dumps([__name__, __package__, __spec__ and __spec__.name, __file__, sys.argv, sys.path[0],
                  sys.modules["__main__"].__dict__ is globals(), sys.excepthook is sys.__excepthook__]))
"""


def test_a_script_sees_what_python_shows_it(write, tmp_path):
    """The same facts as under plain python, with arguments that look like options of ours."""
    write("sub/facts.py", FACTS)
    arguments = ["sub/facts.py", "--compile", "-m", "x", "--help", "--", "--version"]
    plain = subprocess.run([sys.executable, *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert amadou("run", *arguments, cwd=tmp_path).stdout == plain.stdout != ""


def test_a_module_sees_what_python_shows_it(write, tmp_path):
    write("package/__init__.py", "")
    write("package/beside.py", "")
    write("package/facts.py", "from . import beside\n" + FACTS)
    arguments = ["-m", "package.facts", "-m", "--help"]
    plain = subprocess.run([sys.executable, *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert amadou("run", *arguments, cwd=tmp_path).stdout == plain.stdout != ""


def test_a_package_runs_its_main(write, tmp_path):
    write("package/__init__.py", "")
    write("package/__main__.py", "print(__name__, __package__)")
    assert amadou("run", "-m", "package", cwd=tmp_path).stdout == "__main__ package\n"


def test_mindspore_is_amadou_and_streams_are_the_programs(write, tmp_path):
    write("mindspore.py", "raise AssertionError('a mindspore on disk was imported')")
    write(
        "program.py",
        """
        import sys
        import mindspore as ms
        import mindspore.nn as nn
        print(ms.Tensor([1.0]) + 1, nn.Cell.__module__, sys.stdin.read())
        print("to stderr", file=sys.stderr)
        """,
    )
    done = amadou("run", "program.py", cwd=tmp_path, stdin="from stdin")
    assert done.stdout == "[2.] amadou.nn.cell from stdin\n"
    assert done.stderr == "to stderr\n"


@pytest.mark.parametrize(
    ("program", "code", "stderr"),
    [
        ("import sys; sys.exit(7)", 7, ""),
        ("import sys; sys.exit()", 0, ""),
        ("import sys; sys.exit('the reason')", 1, "the reason\n"),
        ("raise KeyboardInterrupt", 130, None),
        ("import sys; sys.excepthook = lambda *error: print('hook', error[0].__name__, file=sys.stderr); 1 / 0", 1,
         "hook ZeroDivisionError\n"),
    ],
    ids=["code", "none", "message", "interrupt", "own hook"],
)  # fmt: skip
def test_exit_codes(write, tmp_path, program, code, stderr):
    write("program.py", program)
    done = amadou("run", "program.py", cwd=tmp_path)
    assert done.returncode == code
    assert stderr is None or done.stderr == stderr


@pytest.mark.parametrize(
    "program",
    [
        "def f():\n    raise ValueError('x')\n\n\ntry:\n    f()\nexcept ValueError as e:\n    raise KeyError(1) from e",
        "def (",
        "import nowhere",
    ],
    ids=["raises", "syntax", "import"],
)
def test_traceback_is_the_programs_own(write, tmp_path, program):
    write("program.py", program)
    plain = subprocess.run([sys.executable, "program.py"], cwd=tmp_path, capture_output=True, text=True)
    done = amadou("run", "program.py", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, plain.stderr)


def test_module_with_a_missing_import_shows_its_traceback(write, tmp_path):
    write("package/__init__.py", "import nowhere")
    write("package/program.py", "")
    done = amadou("run", "-m", "package.program", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:2] == [f'  File "{tmp_path}/package/__init__.py", line 1, in <module>']


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nothere.py"], 2, "amadou: can't open file '{}/nothere.py': No such file or directory\n"),
        (["-m", "no.such"], 1, "amadou: No module named no.such, or nothing in it to run\n"),
    ],
)
def test_program_that_is_not_there(tmp_path, arguments, code, message):
    done = amadou("run", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (code, message.format(tmp_path))


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_of_the_program_have_the_alias(write, tmp_path, method):
    write(
        "program.py",
        f"""
        import multiprocessing
        import sys
        import mindspore

        def square(x):
            return mindspore.__version__, sys.argv[1:], x * x

        if __name__ == "__main__":
            with multiprocessing.get_context({method!r}).Pool(1) as pool:
                print(pool.map(square, [3]))
        """,
    )
    done = amadou("run", "program.py", "argument", cwd=tmp_path)
    assert done.stdout == "[('2.10.0', ['argument'], 9)]\n", done.stderr


def test_arguments_are_pickled_as_a_list():
    arguments = _Arguments(["program.py", "x"])
    assert type(pickle.loads(pickle.dumps(arguments))) is list
    assert arguments == ["program.py", "x"]


def test_compile_switch(write, tmp_path):
    write("program.py", "import amadou; print(amadou.config.compile)")
    assert amadou("run", "program.py", cwd=tmp_path).stdout == "False\n"
    assert amadou("run", "--compile", "program.py", cwd=tmp_path).stdout == "True\n"


def test_version(tmp_path):
    from importlib.metadata import version

    assert amadou("--version", cwd=tmp_path).stdout == f"amadou {version('amadou')}\n"
