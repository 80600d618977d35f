"""The programs in docs/differences print what the pages say."""

import json
import subprocess
from pathlib import Path

import pytest

import amadou as ms
from tests.documents import pages

ROOT = Path(__file__).parents[2]
ORACLE = ROOT / ".oracle" / "bin" / "python"
BLOCKS = [pytest.param(b, id=f"{path.stem}-{b.framework}") for path in pages.pages() for b in pages.blocks(path)]


@pytest.fixture
def mindspore_is_amadou():
    ms.install()
    yield
    ms.uninstall()


@pytest.mark.parametrize("block", BLOCKS)
def test_a_program_prints_what_its_page_says(block, mindspore_is_amadou):
    assert pages.printed(block.program) == block.output


@pytest.mark.parametrize("path", pages.pages(), ids=lambda path: path.stem)
def test_a_page_shows_both_frameworks(path):
    assert [block.framework for block in pages.blocks(path)] == ["torch", "mindspore"]
    assert path.read_text(encoding="utf-8").count("```") == 8


def test_the_contents_are_complete():
    assert (pages.FOLDER / "README.md").read_text(encoding="utf-8") == pages.contents()


@pytest.mark.skipif(not ORACLE.exists(), reason="the real MindSpore is not installed in .oracle/")
def test_the_real_mindspore_prints_the_same():
    command = [str(ORACLE), "-m", "tests.documents.pages", "real"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300)
    found = json.loads(done.stdout.splitlines()[-1])
    expected = {
        path.name: [block.output for block in pages.blocks(path) if block.framework == "mindspore"]
        for path in pages.pages()
    }
    assert found == expected
