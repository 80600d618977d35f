"""Messages go to stderr by the rules of GLOG_v and its kin."""

import logging

import pytest

from amadou import log


@pytest.fixture
def fresh(monkeypatch):
    """The logger as in a new process, and an environment that says nothing about logging."""
    for name in ("GLOG_v", "GLOG_logtostderr", "GLOG_log_dir", "RANK_ID"):
        monkeypatch.delenv(name, raising=False)
    logger = logging.getLogger("amadou")
    handlers, level = logger.handlers[:], logger.level
    logger.handlers.clear()
    log._logger.cache_clear()
    yield monkeypatch
    for handler in [*logger.handlers, *handlers]:
        handler.close()
    # as in a new process for the next test, too: a logger that is set up again would have two handlers
    logger.handlers.clear()
    logger.setLevel(level)
    log._logger.cache_clear()


def write_all_levels():
    log.debug("one")
    log.info("two %d", 2)
    log.warning("three")
    log.error("four")
    log.critical("five")


@pytest.mark.parametrize(
    ("level", "names"),
    [
        (None, ["WARNING", "ERROR", "CRITICAL"]),
        ("", ["WARNING", "ERROR", "CRITICAL"]),
        ("0", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]),
        ("1", ["INFO", "WARNING", "ERROR", "CRITICAL"]),
        ("3", ["ERROR", "CRITICAL"]),
        ("4", ["CRITICAL"]),
    ],
)
def test_levels(fresh, capsys, level, names):
    if level is not None:
        fresh.setenv("GLOG_v", level)
    write_all_levels()
    said, on_stderr = capsys.readouterr()
    assert [line.split("]")[0][1:] for line in on_stderr.splitlines()] == names
    assert said == ""


@pytest.mark.parametrize("level", ["5", "x", "-1"])
def test_unknown_levels(fresh, level):
    fresh.setenv("GLOG_v", level)
    with pytest.raises(ValueError, match="GLOG_v"):
        log.warning("lost")


def test_the_line_of_the_caller_is_shown(fresh, capsys):
    log.warning("here")
    assert "test_log.py:" in capsys.readouterr().err


def test_arguments_and_exceptions(fresh, capsys):
    try:
        raise KeyError("gone")
    except KeyError:
        log.error("%s failed %d times", "it", 2, exc_info=True)
    said = capsys.readouterr().err
    assert "it failed 2 times\nTraceback" in said
    assert said.endswith("KeyError: 'gone'\n")


def test_once(fresh, capsys):
    for _ in range(3):
        log.warn_once("only once: test_log")
    assert capsys.readouterr().err.count("only once: test_log") == 1


def test_config(fresh):
    assert (log.get_level(), log.get_log_config()) == ("2", {"GLOG_v": "2", "GLOG_logtostderr": "1"})
    fresh.setenv("GLOG_logtostderr", "0")
    fresh.setenv("GLOG_log_dir", "/tmp/logs")
    assert log.get_log_config() == {"GLOG_v": "2", "GLOG_logtostderr": "0", "GLOG_log_dir": "/tmp/logs"}


def test_into_a_file(fresh, capsys, tmp_path):
    fresh.setenv("GLOG_logtostderr", "0")
    fresh.setenv("GLOG_log_dir", str(tmp_path))
    fresh.setenv("RANK_ID", "3")
    log.warning("filed")
    (file,) = (tmp_path / "rank_3" / "logs").iterdir()
    assert file.name.startswith("mindspore.log.")
    assert "filed" in file.read_text()
    assert capsys.readouterr().err == ""


def test_the_root_logger_is_left_alone(fresh):
    before = logging.root.handlers[:]
    log.warning("not for the root")
    assert logging.root.handlers == before
    assert not logging.getLogger("amadou").propagate


def test_messages_of_a_function_at_its_first_call_only(fresh, capsys):
    class Step:
        @log._LogActionOnce(logger=log, key="test_log.step")
        def run(self):
            log.warning("slow")
            return 3

    step = Step()
    assert [step.run(), step.run()] == [3, 3]
    assert capsys.readouterr().err.count("slow") == 1
    log.warning("after")
    assert "after" in capsys.readouterr().err
