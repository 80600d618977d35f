"""Short versions of ``make fuzz``; see fuzz.py and killed.py."""

import random
import sys

import pytest

from tests.fuzz import ACCIDENTS, damaged, fuzz, valid_files
from tests.killed import kill_while_saving

posix = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited and measured as on Linux")


@posix
def test_damaged_files_do_no_harm(tmp_path):
    counts = fuzz(1500, seed=1, folder=tmp_path)
    assert sum(counts.values()) == 1500 and min(counts.values()) > 20


def test_the_damage_is_real():
    data, chance = valid_files()["plain.ckpt"], random.Random(0)
    assert sum(damaged(data, chance) != data for _ in range(100)) > 90
    assert all(isinstance(accident(bytearray(), chance), bytes) for accident in ACCIDENTS)


@posix
@pytest.mark.parametrize("file_format", ["ckpt", "safetensors"])
def test_a_killed_program_leaves_a_whole_file(file_format, tmp_path):
    for delay in (0.01, 0.03):
        assert kill_while_saving(tmp_path / f"x.{file_format}", file_format, delay) >= 1
