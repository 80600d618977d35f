"""Every function of ``ops`` shows an example, and every example in a docstring prints what it shows."""

import doctest
import inspect
import re

import numpy as np
import pytest

from amadou import mint, numpy, ops
from amadou._gaps import Gap
from amadou.mint import linalg, special
from amadou.mint.nn import functional

NUMBER = re.compile(r"-?\d+\.?\d*(?:e[-+]?\d+)?")
PARSER = doctest.DocTestParser()


class NearlyEqual(doctest.OutputChecker):
    """Numbers agree to five digits: the last ones differ from one processor to another."""

    def check_output(self, want, got, optionflags):
        want = want.replace("<BLANKLINE>", "")
        numbers = [np.array(NUMBER.findall(text), float) for text in (want, got)]
        shapes = [" ".join(NUMBER.sub("0", text).split()).replace(" ]", "]").replace("[ ", "[") for text in (want, got)]
        return shapes[0] == shapes[1] and np.allclose(*numbers, rtol=1e-5, atol=1e-6)


def public(module):
    """The functions and classes of a module by name, without what stands for something else."""
    named = {name: value for name, value in vars(module).items() if name[0] != "_" and callable(value)}
    return {name: value for name, value in named.items() if not isinstance(value, Gap)}


def documented():
    """Every object with an example by its path, once."""
    modules = {"ops": ops, "ops.operations": ops.operations, "mint": mint, "mint.linalg": linalg}
    modules |= {"mint.special": special, "mint.nn.functional": functional, "numpy": numpy}
    found = {
        f"{path}.{name}": value
        for path, module in modules.items()
        for name, value in public(module).items()
        if ">>>" in (value.__doc__ or "")
    }
    return {id(value): (path, value) for path, value in found.items()}.values()


# What an example of them would show: a network, a class, a graph, another device, or a file.
WITHOUT = {"add_flags", "geswitch", "get_vm_impl_fn", "move_to", "prim_attr_register", "tensordump"}
# Their many arguments would make an example longer than the function.
WITHOUT |= {"moe_init_routing_v2", "ring_attention_update"}
FUNCTIONS = {name: value for name, value in public(ops).items() if inspect.isfunction(value)}


def test_every_function_of_ops_has_an_example():
    lacking = {name for name, value in FUNCTIONS.items() if ">>>" not in (value.__doc__ or "")}
    assert lacking == WITHOUT


@pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated")  # of torch's own forward derivatives
@pytest.mark.parametrize(("path", "value"), [pytest.param(*item, id=item[0]) for item in documented()])
def test_an_example_prints_what_it_shows(path, value):
    examples = PARSER.get_doctest(inspect.getdoc(value), {}, path, None, None)
    report: list[str] = []
    failed, _ = doctest.DocTestRunner(NearlyEqual()).run(examples, out=report.append)
    assert not failed, "".join(report)


def test_the_comparison_of_examples_sees_a_wrong_number():
    agree = NearlyEqual().check_output
    assert agree("[0.1 2.]\n", "[0.1000001 2.       ]\n", 0)
    assert not agree("[0.1 2.]\n", "[0.101 2.]\n", 0)
    assert not agree("(2, 3)\n", "(2, 4)\n", 0)
    assert not agree("[1 2]\n", "[1 2 3]\n", 0)
