"""``import mindspore`` means amadou after ``install()``, by every path and in every form."""

import importlib
import importlib.metadata
import importlib.util
import pickle
import subprocess
import sys
import textwrap

import pytest

import amadou as ms
from amadou._gaps import Gap
from amadou._paths import NAMESPACES, VIEWS


@pytest.fixture
def installed():
    ms.install()
    yield
    ms.uninstall()


def run_in_new_process(program: str, **options) -> str:
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


FORMS = """
import mindspore | mindspore.Tensor
import mindspore as ms | ms.Tensor
import mindspore.nn as nn | nn.Cell
import mindspore.nn | mindspore.nn.Cell
from mindspore import nn, ops | (nn.Cell, ops.add)
from mindspore import Tensor, context | (Tensor, context.set_context)
from mindspore import dtype as mstype | mstype.float32
import mindspore.common.dtype as mstype | mstype.float32
from mindspore.common import dtype as mstype | mstype.float32
from mindspore.common.tensor import Tensor | Tensor
from mindspore.common import Tensor, Parameter | (Tensor, Parameter)
from mindspore.common.initializer import initializer, Normal | (initializer, Normal)
import mindspore.common.initializer as init | init.Normal
from mindspore.common import initializer as init | init.Normal
import mindspore | mindspore.common.initializer.Normal
from mindspore.ops import operations as P, functional as F, composite as C | (P.Add, F.add, C.GradOperation)
import mindspore.ops.operations as P | P.Add
import mindspore.ops.functional as F | F.add
import mindspore.ops as ops | ops.functional.add
from mindspore.ops.operations import math_ops | math_ops.Add
from mindspore.nn.layer.conv import Conv2d | Conv2d
import mindspore.nn.layer.conv as conv | conv.Conv2d
from mindspore.nn.optim.momentum import Momentum | Momentum
from mindspore.nn.optim import Momentum | Momentum
import mindspore.nn.optim as optim | optim.Momentum
from mindspore.nn.wrap.grad_reducer import DistributedGradReducer | DistributedGradReducer
from mindspore.train.serialization import load_checkpoint, save_checkpoint | (load_checkpoint, save_checkpoint)
from mindspore.train.callback import ModelCheckpoint, Callback | (ModelCheckpoint, Callback)
from mindspore.train.callback._callback import Callback | Callback
from mindspore.communication.management import init, get_rank | (init, get_rank)
import mindspore.context as context | context.GRAPH_MODE
from mindspore.context import ParallelMode | ParallelMode
from mindspore._checkparam import Validator, Rel | (Validator, Rel)
from mindspore import _checkparam as validator | validator.check_positive_int
import mindspore.dataset as ds | ds.GeneratorDataset
import mindspore.dataset.vision as vision | vision.Resize
import mindspore.dataset.vision.c_transforms as CV | CV.Resize
import mindspore.dataset.transforms.c_transforms as C2 | C2.TypeCast
from mindspore.dataset.vision import c_transforms as CV, Inter | (CV.Resize, Inter)
from mindspore import dataset as ds | ds.vision.Resize
from mindspore.mindrecord import FileWriter | FileWriter
import mindspore.numpy as mnp | mnp.arange
from mindspore import mint | mint.nn.functional.relu
from mindspore import ms_function | ms_function
from mindspore.common.api import ms_function, jit | (ms_function, jit)
from mindspore.ops import * | add
from mindspore.ops.functional import * | add
from mindspore.nn import * | CellList
from mindspore import * | (Tensor, float32)
"""


@pytest.mark.parametrize("form", FORMS.strip().splitlines())
def test_forms_of_import(installed, form):
    statement, expression = form.split(" | ")
    program = {}
    exec(statement, program)
    found = eval(expression, program)
    assert None not in (found if isinstance(found, tuple) else (found,))


@pytest.mark.parametrize("path", sorted({*NAMESPACES, *VIEWS}))
def test_every_path_can_be_imported(installed, path):
    module = importlib.import_module(f"mindspore.{path}")
    assert sys.modules[f"mindspore.{path}"] is module


def test_submodules_and_classes_are_the_same_objects(installed):
    import mindspore
    import mindspore.common.tensor
    import mindspore.nn

    assert mindspore.nn is ms.nn
    assert mindspore.dataset is ms.dataset
    assert mindspore.Tensor is ms.Tensor is sys.modules["mindspore.common.tensor"].Tensor
    assert isinstance(ms.nn.CellList(), sys.modules["mindspore.nn.cell"].Cell)


def test_tensor_and_seed_stay_functions_beside_modules_of_their_name(installed):
    import mindspore.common.seed
    import mindspore.common.tensor

    assert mindspore.common.tensor is ms.tensor
    assert sys.modules["mindspore.common.tensor"].Tensor is ms.Tensor


def test_import_after_removal_from_sys_modules(installed):
    del sys.modules["mindspore"]
    assert importlib.import_module("mindspore") is ms


def test_find_spec_finds_it(installed):
    assert importlib.util.find_spec("mindspore")
    assert importlib.util.find_spec("mindspore.nn")
    assert importlib.util.find_spec("mindspore.nn.layer.conv")


@pytest.mark.parametrize("name", ["mindspore.no_such", "mindspore._boundary", "mindspore.nn._registry"])
def test_other_modules_are_not_found(installed, name):
    """Also not amadou's own files, which Python would find below ``amadou.nn`` and run a second time."""
    with pytest.raises(ModuleNotFoundError, match=f"No module named '{name}'") as caught:
        importlib.import_module(name)
    assert caught.value.name == name


def test_version_is_that_of_the_api(installed):
    import mindspore

    assert mindspore.__version__ == mindspore.version.__version__ == "2.10.0"


def test_try_old_name_first_takes_the_new_branch(installed):
    """What MindSpore 2.10 has dropped and amadou does not offer is absent, as it is there."""
    import mindspore

    assert not hasattr(mindspore, "hub")
    with pytest.raises(ImportError):
        from mindspore.nn import GraphKernel  # noqa: F401
    with pytest.raises(ImportError):
        import mindspore.compression


def test_classes_pickle_by_reference(installed):
    import mindspore.nn

    for thing in (ms.Tensor, ms.Parameter, mindspore.nn.CellList, mindspore.ops.add, mindspore.float32):
        assert pickle.loads(pickle.dumps(thing)) is thing


def test_pickles_are_read_without_the_alias_and_with_mindspores_names():
    ms.install()
    written = pickle.dumps([ms.nn.CellList, ms.Tensor([1.0])])
    ms.uninstall()
    layer, tensor = pickle.loads(written)
    assert (layer, tensor.asnumpy().tolist()) == (ms.nn.CellList, [1.0])

    by_reference = b"cmindspore.common.tensor\nTensor\n."
    with pytest.raises(ModuleNotFoundError):
        pickle.loads(by_reference)
    ms.install()
    assert pickle.loads(by_reference) is ms.Tensor
    ms.uninstall()


def test_install_twice_and_uninstall_leave_nothing_behind():
    before = set(sys.modules), list(sys.meta_path)
    ms.install()
    ms.install()
    importlib.import_module("mindspore.nn.layer.conv")
    importlib.import_module("mindspore.ops.operations")
    ms.uninstall()
    assert (set(sys.modules), sys.meta_path) == before
    ms.uninstall()
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("mindspore")


@pytest.fixture
def real_mindspore(tmp_path, monkeypatch):
    """A package of that name on disk."""
    (tmp_path / "mindspore").mkdir()
    (tmp_path / "mindspore" / "__init__.py").write_text("real = True\n")
    (tmp_path / "mindspore" / "only_here.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("mindspore", None)


def test_amadou_wins_over_an_installed_mindspore(real_mindspore):
    ms.install()
    assert not hasattr(importlib.import_module("mindspore"), "real")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("mindspore.only_here")
    ms.uninstall()
    assert importlib.import_module("mindspore").real


def test_install_refuses_when_the_real_one_is_imported(real_mindspore):
    real = importlib.import_module("mindspore")
    with pytest.raises(RuntimeError, match="the real mindspore must not be imported yet"):
        ms.install()
    ms.uninstall()
    assert sys.modules["mindspore"] is real


def test_gaps_can_be_imported(installed):
    from mindspore.dataset.vision import RandomColor

    class Net(RandomColor):
        pass

    assert isinstance(RandomColor, type | Gap)


def test_import_does_not_load_what_is_not_used():
    out = run_in_new_process(
        """
        import sys
        import amadou
        amadou.install()
        import mindspore
        from mindspore import nn, ops, Tensor
        print([name for name in ("amadou.dataset", "typer", "rich", "torchvision", "amadou._gaps_names")
               if name in sys.modules])
        """
    )
    assert out == "[]\n"


def test_compiles_through_views(installed):
    import torch
    from mindspore.ops import functional as F

    compiled = torch.compile(lambda x: F.add(x, x), fullgraph=True, backend="eager")
    assert compiled(ms.Tensor([-1.0, 2.0])).asnumpy().tolist() == [-2.0, 4.0]


def test_importlib_metadata_knows_the_release(installed):
    assert importlib.metadata.version("mindspore") == ms.__version__ == "2.10.0"
    assert "mindspore" in {found.metadata["Name"] for found in importlib.metadata.distributions()}
    assert importlib.metadata.distribution("MindSpore").requires is None
    ms.uninstall()
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("mindspore")
