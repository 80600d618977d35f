"""``amadou run``: programs run as python runs them."""

import multiprocessing
import pickle
import subprocess
import sys
import textwrap
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

import amadou as ms
from amadou.cli import app
from amadou.cli.run import _Arguments, run


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file into an empty working directory."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, program: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(textwrap.dedent(program))

    return write


@pytest.fixture
def run_here(monkeypatch, capsys):
    """Runs a program in this process: exit code, stdout, stderr."""
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(ms.config, "compile", False)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    def run_here(program: str, **options) -> tuple:
        try:
            run(program, **options)
            code = 0
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    yield run_here
    ms.uninstall()


def python(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *arguments], input=stdin, capture_output=True, text=True)


FACTS = """
import sys, json
print(json.dumps([__name__, __package__, __spec__ and __spec__.name, __file__, sys.argv, sys.path[0],
                  sys.modules["__main__"].__dict__ is globals(), sys.excepthook is sys.__excepthook__]))
"""


def test_a_script_sees_what_python_shows_it(write):
    """The same facts as under plain python, with arguments that look like options of ours."""
    write("sub/facts.py", FACTS)
    command = ["sub/facts.py", "--compile", "-m", "x", "--help", "--", "--version"]
    assert python("-m", "amadou", "run", *command).stdout == python(*command).stdout != ""


def test_a_module_sees_what_python_shows_it(write):
    write("package/__init__.py", "")
    write("package/beside.py", "")
    write("package/facts.py", "from . import beside\n" + FACTS)
    command = ["-m", "package.facts", "-m", "--help"]
    assert python("-m", "amadou", "run", *command).stdout == python(*command).stdout != ""


def test_a_package_runs_its_main(write, run_here):
    write("package_with_main/__init__.py", "")
    write("package_with_main/__main__.py", "print(__name__, __package__)")
    assert run_here("package_with_main", module=True) == (0, "__main__ package_with_main\n", "")


def test_mindspore_is_amadou_and_streams_are_the_programs(write):
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
    done = python("-m", "amadou", "run", "program.py", stdin="from stdin")
    assert (done.stdout, done.stderr) == ("[2.] amadou.nn.cell from stdin\n", "to stderr\n")


@pytest.mark.parametrize("code", [7, None, "the reason"])
def test_exit_code_is_the_programs(write, run_here, code):
    write("program.py", f"import sys; sys.exit({code!r})")
    assert run_here("program.py") == (code, "", "")


RAISES = """
def f():
    raise ValueError("x")

try:
    f()
except ValueError as error:
    raise KeyError(1) from error
"""


@pytest.mark.parametrize(
    ("program", "code"),
    [(RAISES, 1), ("def (", 1), ("import nowhere", 1), ("raise KeyboardInterrupt", 130)],
    ids=["raises", "syntax", "import", "interrupt"],
)
def test_traceback_is_the_programs_own(write, run_here, program, code):
    write("program.py", program)
    assert run_here("program.py") == (code, "", python("program.py").stderr)


def test_hook_of_the_program_shows_its_exceptions(write, run_here):
    write("program.py", "import sys; sys.excepthook = lambda *error: print(error[0].__name__); 1 / 0")
    assert run_here("program.py") == (1, "ZeroDivisionError\n", "")


def test_module_with_a_missing_import_shows_its_traceback(write, run_here, tmp_path):
    write("broken_package/__init__.py", "import nowhere")
    code, _, stderr = run_here("broken_package.program", module=True)
    assert code == 1
    assert stderr.splitlines()[1] == f'  File "{tmp_path}/broken_package/__init__.py", line 1, in <module>'


def test_script_that_is_not_there(write, run_here, tmp_path):
    message = f"amadou: can't open file '{tmp_path}/nothere.py': No such file or directory\n"
    assert run_here("nothere.py") == (2, "", message)


@pytest.mark.parametrize("name", ["no.such", "json.decoder.such"])
def test_module_that_is_not_there(write, run_here, name):
    assert run_here(name, module=True) == (1, "", f"amadou: No module named {name}, or nothing in it to run\n")


@pytest.mark.parametrize("method", [name for name in multiprocessing.get_all_start_methods() if name != "fork"])
def test_processes_of_the_program_have_the_alias(write, method):
    write(
        "program.py",
        f"""
        import multiprocessing
        import sys
        import mindspore

        def square(x):
            return mindspore.__version__, mindspore.config.compile, sys.argv[1:], x * x

        if __name__ == "__main__":
            with multiprocessing.get_context({method!r}).Pool(1) as pool:
                print(pool.map(square, [3]))
        """,
    )
    done = python("-m", "amadou", "run", "--compile", "program.py", "argument")
    assert done.stdout == "[('2.10.0', True, ['argument'], 9)]\n", done.stderr


def test_arguments_are_pickled_as_a_list():
    arguments = _Arguments(["program.py", "x"])
    assert type(pickle.loads(pickle.dumps(arguments))) is list
    assert arguments == ["program.py", "x"]


@pytest.mark.parametrize("compiled", [False, True])
def test_compile_switch(write, run_here, compiled):
    write("program.py", "import amadou; print(amadou.config.compile)")
    assert run_here("program.py", compiled=compiled) == (0, f"{compiled}\n", "")


def test_version():
    assert CliRunner().invoke(app, ["--version"]).stdout == f"amadou {version('amadou')}\n"
