"""Functions of a program's own as operators, hooks on gradients, loops, and derivatives of higher order."""

import pathlib
import shutil

import numpy as np
import pytest

import amadou as ms
from amadou import ops


def test_custom_calls_a_function_of_arrays():
    add = ops.Custom(lambda x, y: x + y, lambda x, _: x, lambda x, _: x, "pyfunc")
    assert add(ms.Tensor([1.0, 2.0]), ms.Tensor([3.0, 4.0])).tolist() == [4.0, 6.0]


def test_custom_has_the_gradient_of_its_bprop():
    product = ops.Custom(lambda x, y: x * y, bprop=lambda x, y, out, dout: (dout * y, dout * x))
    x_grad, y_grad = ms.grad(product, (0, 1))(ms.Tensor([2.0]), ms.Tensor([3.0]))
    assert (x_grad.tolist(), y_grad.tolist()) == ([3.0], [2.0])


SOURCE = """
#include <cstdint>
#include <cstring>
extern "C" int Scaled(int nparam, void **params, int *ndims, int64_t **shapes, const char **dtypes, void *, void *) {
  if (nparam != 4 || strcmp(dtypes[0], "float32") || strcmp(dtypes[3], "int64")) return 7;
  auto x = (float *)params[0], factor = (float *)params[1], out = (float *)params[2];
  int64_t count = 1;
  for (int i = 0; i < ndims[0]; i++) count *= shapes[0][i];
  for (int64_t i = 0; i < count; i++) out[i] = x[i] * *factor;
  *(int64_t *)params[3] = count;
  return 0;
}
extern "C" int KeepsInit() { return 0; }
extern "C" int Keeps() { return 0; }
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    if not shutil.which("c++"):
        pytest.skip("needs a C++ compiler")
    path = tmp_path_factory.mktemp("custom") / "scaled.cc"
    path.write_text(SOURCE)
    return str(path)


def test_custom_calls_a_c_function(source):
    shapes, dtypes = lambda x, factor: (x, [1]), lambda x, factor: (x, ms.int64)
    scaled = ops.Custom(f"{source}:Scaled", shapes, dtypes, "aot")
    x = ms.Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    out, count = scaled(x.T, ms.Tensor(0.5))
    assert np.array_equal(out.asnumpy(), x.asnumpy().T / 2)
    assert (count.dtype, count.tolist()) == (ms.int64, [6])
    fixed = ops.Custom(f"{source}:Scaled", ([2, 3], [1]), (ms.float32, ms.int64), "aot")
    assert fixed(x, ms.Tensor(2.0))[0].tolist() == [[2, 4, 6], [8, 10, 12]]
    with pytest.raises(RuntimeError, match="must return 0, but got 7"):
        scaled(x.astype(ms.float64), ms.Tensor(0.5))


def test_a_c_function_has_the_gradient_of_its_bprop(source):
    double = ops.Custom(
        f"{source}:Scaled", lambda x, _: (x, [1]), lambda x, _: (x, ms.int64), "aot",
        bprop=lambda x, factor, out, dout: (dout[0] * factor, (dout[0] * x).sum()),
    )  # fmt: skip
    x_grad, factor_grad = ms.grad(lambda x, f: double(x, f)[0].sum(), (0, 1))(ms.Tensor([1.0, 2.0]), ms.Tensor(3.0))
    assert (x_grad.tolist(), factor_grad.item()) == ([3.0, 3.0], 3.0)


@pytest.mark.parametrize(
    ("name", "error", "match"),
    [
        ("scaled.cc:Scald", RuntimeError, "must name a C function of .* but got 'Scald'"),
        ("scaled.cc:Keeps", ms.GapError, "no AotExtra for 'KeepsInit'"),
        ("other.so:Scaled", RuntimeError, "there must be a file"),
        ("scaled", RuntimeError, "must be 'path:name'"),
        ("broken.cc:Scaled", RuntimeError, "must be valid C"),
    ],
)
def test_a_c_function_must_be_there(source, name, error, match):
    folder = pathlib.Path(source).parent
    (folder / "broken.cc").write_text("int f( {")
    with pytest.raises(error, match=match):
        ops.Custom(str(folder / name), None, None, "aot")


@ops.kernel(reg_info={"op_name": "Custom"}, compile_attrs={"test": True})
def outer_product(a, b):
    c = output_tensor(a.shape, a.dtype)  # noqa: F821 (a word of kernels)
    with block_realize(c):  # noqa: F821
        for i, j in grid(a.shape):  # noqa: F821
            for k in reduce(a.shape[1]):  # noqa: F821
                c[i, j] = c[i, j] + a[i, k] * b[k, j] * exp(float32(0))  # noqa: F821
    return c


def test_loops_over_elements():
    x = np.arange(4, dtype=np.float32).reshape(2, 2)
    assert np.array_equal(outer_product(x, x), x @ x)
    assert np.array_equal(ops.Custom(outer_product, func_type="hybrid")(ms.Tensor(x), ms.Tensor(x)).asnumpy(), x @ x)


def test_facts_about_a_kernel_are_kept():
    facts = ops.CustomRegOp().input(0, "x", "dynamic").input().attr("a", "required", "int", "4").attr("b")
    facts = facts.output(1, "y").target("GPU")
    facts.dtype_format(ops.DataType.F16_5HD, ops.DataType.None_None, ops.DataType.I32_Default_Tuple)
    info = facts.get_op_info()
    assert info == {
        "op_name": "Custom",
        "inputs": [{"index": 0, "name": "x", "paramType": "dynamic"}, {"paramType": "required"}],
        "outputs": [{"index": 1, "name": "y", "paramType": "required"}],
        "attr": [{"name": "a", "paramType": "required", "type": "int", "defaultValue": "4"}, {"name": "b"}],
        "fusion_type": "",
        "dtype_format": [(("float16", "NC1HWC0"), ("", ""), ("int32", "DefaultFormat", "tuple"))],
        "target": "GPU",
    }
    assert ops.custom_info_register(info, info)(lambda x: x).reg_info == (info, info)


@pytest.mark.parametrize(
    ("wrong", "error", "match"),
    [
        (lambda: ops.CustomRegOp().input("x"), TypeError, "'index'"),
        (lambda: ops.CustomRegOp().output(0, 1), TypeError, "'name'"),
        (lambda: ops.CustomRegOp().attr("a", default_value=4), TypeError, "'default_value'"),
        (lambda: ops.CustomRegOp().input(0, "x").dtype_format(), ValueError, "each of 1 inputs and outputs, but got 0"),
        (lambda: ops.DataType.F33_Default, AttributeError, "no 'F33_Default'"),
    ],
)
def test_wrong_facts_are_refused(wrong, error, match):
    with pytest.raises(error, match=match):
        wrong()


@pytest.mark.parametrize("kind", ["akg", "tbe", "aicpu", "julia"])
def test_custom_refuses_kernels_of_the_compiler(kind):
    with pytest.raises(ms.GapError, match=f"'func_type' must be 'pyfunc', 'hybrid' or 'aot', but got '{kind}'"):
        ops.Custom("kernel.cc", func_type=kind)


@pytest.mark.parametrize("base", [ops.PrimitiveWithInfer, ops.PrimitiveWithCheck])
def test_a_primitive_of_a_program(base):
    class Doubled(base):
        @ops.prim_attr_register
        def __init__(self, factor=2):
            self.init_prim_io_names(inputs=["x"], outputs=["y"])

        def infer_shape(self, x):
            return x

        def __call__(self, x):
            return x * self.factor

    doubled = Doubled(3)
    assert (doubled.name, doubled.factor, doubled(ms.Tensor([1.0])).tolist()) == ("Doubled", 3, [3.0])


def test_py_func_returns_a_tuple():
    func = ops.PyFunc(lambda x, y: x + y, [ms.float32] * 2, [(1,)] * 2, [ms.float32], [(1,)])
    assert [x.tolist() for x in func((ms.Tensor([1.0]), ms.Tensor([2.0])))] == [[3.0]]


def test_morph_takes_a_gradient_of_its_own():
    x = ms.Tensor([2.0])
    assert ms.grad(ops.Morph(lambda x: x * 3, None, None))(x).tolist() == [3.0]
    assert ms.grad(ops.Morph(lambda x: x * 3, None, None, lambda x, out, dout: (dout * 7,)))(x).tolist() == [7.0]


def test_hook_backward_sees_and_replaces_the_gradient():
    seen = []

    def hook(gradient):
        seen.append(gradient[0].tolist())
        return (gradient[0] * 10,)

    hooked = ops.HookBackward(hook)
    assert ms.grad(lambda x: hooked(x * 3) * 2)(ms.Tensor([1.0])).tolist() == [60.0]
    assert seen == [[2.0]]


def test_insert_gradient_of_replaces_the_gradient():
    clip = ops.InsertGradientOf(lambda gradient: gradient.clip(0.0, 1.0))
    assert ms.grad(lambda x: clip(x) * 5)(ms.Tensor([1.0])).tolist() == [1.0]


def test_dumps_are_npy_files(tmp_path):
    dump = ops.TensorDump()
    dump(str(tmp_path / "x"), ms.Tensor([1.0, 2.0]))
    ops.tensordump(str(tmp_path / "x.npy"), ms.Tensor([3]))
    saved = sorted(path.name.rsplit("_", 1)[0] for path in tmp_path.iterdir())
    assert saved == ["x_float32", "x_int64"]
    save = ops.DumpGradient()
    ms.grad(lambda x: save(str(tmp_path / "gradient.npy"), x, "out") * 4)(ms.Tensor([1.0]))
    assert np.load(tmp_path / "gradient.npy").tolist() == [4.0]


def test_loops():
    assert ops.ForiLoop()(0, 4, lambda index, total: index + total, 0) == 6
    assert ops.WhileLoop()(lambda x: x < 100, lambda x: x + 1, 10) == 100
    assert ops.Scan()(lambda total, x: (total + x, total + x), 0, [1, 2, 3, 4]) == (10, [1, 3, 6, 10])
    assert ops.Scan()(lambda total, x: (total + 1, total), 0, None, 3) == (3, [0, 1, 2])


@pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated")
def test_derivatives_along_a_curve():
    """The derivatives of sin are known: cos, -sin, -cos."""
    x = ms.Tensor([0.5, 1.0])
    value, third = ops.derivative(ops.sin, x, 3)
    np.testing.assert_allclose(value.asnumpy(), np.sin([0.5, 1.0]), rtol=1e-6)
    np.testing.assert_allclose(third.asnumpy(), -np.cos([0.5, 1.0]), rtol=1e-6)
    value, series = ops.jet(ops.sin, x, ms.Tensor([[1.0, 1.0], [0.0, 0.0]]))
    np.testing.assert_allclose(series.asnumpy(), [np.cos([0.5, 1.0]), -np.sin([0.5, 1.0])], rtol=1e-6)


@pytest.mark.filterwarnings("ignore:`torch.jit.script` is deprecated")
def test_linearize_gives_the_derivative_in_a_direction():
    value, along = ops.linearize(lambda x, y: x * y, (ms.Tensor([2.0]), ms.Tensor([3.0])))
    assert value.tolist() == [6.0]
    assert along((ms.Tensor([1.0]), ms.Tensor([10.0]))).tolist() == [23.0]


def test_stop_gradient_in_place():
    def net(x):
        y = x * 2
        ops.stop_gradient_(y)
        return x * 3 + y

    assert ms.grad(net)(ms.Tensor([1.0])).tolist() == [3.0]
