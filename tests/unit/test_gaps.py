"""Names that amadou does not offer: what can be done with them, and when using them fails."""

import copy
import pickle
import typing

import pytest

from amadou._gaps import _NEVER, Gap, GapError, find_gap, gap_names
from tests.api import update_gaps

GAP = Gap("mindspore.nn.Example", "it is an example")
MESSAGE = r"^mindspore\.nn\.Example is not offered by amadou: it is an example\. See docs/differences\.md\.$"


@pytest.mark.parametrize(
    "use",
    [
        lambda: GAP(),
        lambda: GAP(3, size=4),
        lambda: GAP([1]),
        lambda: GAP.construct,
        lambda: GAP["key"],
        lambda: list(GAP),
    ],
    ids=["call", "call with arguments", "call with one argument", "attribute", "item", "iteration"],
)
def test_use_raises(use):
    with pytest.raises(GapError, match=MESSAGE):
        use()


def test_error_is_a_not_implemented_error():
    assert issubclass(GapError, NotImplementedError)


def test_subclass_can_be_defined_but_not_made():
    class Base:
        pass

    class Net(Base, GAP):
        kind = "net"

        def __init__(self):
            super().__init__()

    assert Net.kind == "net"
    assert issubclass(Net, Base)
    with pytest.raises(GapError, match=MESSAGE):
        Net()


def test_nothing_is_an_instance():
    assert not isinstance(GAP, GAP)
    assert not isinstance(3, (str, GAP))
    assert not issubclass(int, GAP)


def test_decorated_function_fails_at_its_call():
    @GAP
    def f(x):
        return x

    with pytest.raises(GapError, match=MESSAGE):
        f(1)


def test_annotations_can_name_it():
    def f(x: GAP, y: GAP | None, z: None | GAP, w: typing.Optional[GAP] = None) -> list[GAP]:  # noqa: RUF036, UP045
        return [x, y, z, w]

    assert typing.get_type_hints(f, localns={"GAP": GAP})["y"] == typing.Union[GAP, None]  # noqa: UP007
    assert f(1, 2, 3) == [1, 2, 3, None]


def test_tools_can_look_at_it():
    assert repr(GAP) == "<mindspore.nn.Example, not offered by amadou>"
    assert not hasattr(GAP, "__wrapped__")
    assert repr(pickle.loads(pickle.dumps(GAP))) == repr(GAP)
    assert repr(copy.deepcopy(GAP)) == repr(GAP)


def test_find_gap_knows_only_names_of_mindspore():
    assert find_gap("nn.NoSuchName") is None
    assert find_gap("no.such.namespace.name") is None


def test_reason_is_that_of_the_name_or_its_namespace():
    with pytest.raises(GapError, match=r"mindspore\.load_mindir is not .* MindIR"):
        find_gap("load_mindir")()
    with pytest.raises(GapError, match=r"mindspore\.graph\.register_custom_pass is not .* compiler"):
        find_gap("graph.register_custom_pass")()


def test_every_name_with_a_reason_is_a_gap():
    names = [name for block in _NEVER.values() for name in block.split()]
    assert len(names) == len(set(names))
    assert [name for name in names if not find_gap(name) and not gap_names(name)] == []


def test_list_of_gaps_is_up_to_date():
    """Neither a name that amadou has, nor one missing that it has not; else run tests/api/update_gaps.py."""
    assert update_gaps.render(update_gaps.missing_names()) == update_gaps.GAP_NAMES.read_text()
