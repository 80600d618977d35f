"""``grad`` and ``value_and_grad`` inside ``vmap``, ``jacfwd`` and ``jacrev``: gradients of rows, and Hessians."""

import pytest

import amadou as ms

ROWS = [[0.0, 1.0], [2.0, 3.0]]


def cube(x):
    return (x**3).sum()


def test_each_row_has_its_own_gradient():
    assert ms.vmap(ms.grad(cube))(ms.Tensor(ROWS)).asnumpy().tolist() == [[0.0, 3.0], [12.0, 27.0]]


def test_the_value_comes_with_it():
    values, gradients = ms.vmap(ms.value_and_grad(cube))(ms.Tensor(ROWS))
    assert values.asnumpy().tolist() == [1.0, 35.0]
    assert gradients.asnumpy().tolist() == [[0.0, 3.0], [12.0, 27.0]]
    assert not gradients._t.requires_grad


def test_weights_have_a_gradient_for_each_row():
    weight, plain = ms.Parameter(ms.Tensor([2.0, 1.0]), name="w"), ms.Tensor([1.0, 5.0])

    def weighted(x):
        return (x * weight * plain).sum()

    of_weight, of_plain = ms.vmap(ms.grad(weighted, None, [weight, plain]))(ms.Tensor(ROWS))
    assert of_weight.asnumpy().tolist() == [[0.0, 5.0], [2.0, 15.0]]
    assert of_plain.asnumpy().tolist() == [[0.0, 1.0], [4.0, 3.0]]
    assert weight.asnumpy().tolist() == [2.0, 1.0] and plain.asnumpy().tolist() == [1.0, 5.0]


def test_gradients_of_a_network_sum_up_to_that_of_the_batch():
    net = ms.nn.Dense(2, 1)

    def loss(x):
        return (net(x) ** 2).sum()

    rows = ms.vmap(ms.grad(loss, None, net.trainable_params()))(ms.Tensor(ROWS))
    batch = ms.grad(loss, None, net.trainable_params())(ms.Tensor(ROWS))
    for of_rows, of_batch in zip(rows, batch, strict=True):
        assert of_rows.asnumpy().sum(0) == pytest.approx(of_batch.asnumpy(), rel=1e-5, abs=1e-6)


@pytest.mark.filterwarnings("ignore:`torch.jit.script`:DeprecationWarning")  # torch's own forward mode uses it
@pytest.mark.parametrize("jacobian", [ms.jacfwd, ms.jacrev])
def test_the_jacobian_of_a_gradient_is_the_hessian(jacobian):
    assert jacobian(ms.grad(cube))(ms.Tensor([2.0, 3.0])).asnumpy().tolist() == [[12.0, 0.0], [0.0, 18.0]]


def test_a_gradient_reaches_through_the_map():
    def total(x):
        return ms.vmap(ms.grad(cube))(x).sum()

    assert ms.grad(total)(ms.Tensor(ROWS)).asnumpy().tolist() == [[0.0, 6.0], [12.0, 18.0]]


def test_aux_integers_and_no_dependence():
    def f(x, number):
        return (x * number).sum(), {"x": x, "unit": "m"}

    def constant(x):
        return 3.0

    numbers = ms.Tensor([1, 2])
    (of_x, of_number), aux = ms.vmap(lambda *a: drop_text(ms.grad(f, (0, 1), has_aux=True)(*a)))(
        ms.Tensor(ROWS), numbers
    )
    assert of_x.asnumpy().tolist() == [[1.0, 1.0], [2.0, 2.0]]
    assert of_number.asnumpy().tolist() == [0, 0] and of_number.dtype == ms.int64
    assert aux.asnumpy().tolist() == ROWS
    assert ms.vmap(ms.grad(constant))(ms.Tensor(ROWS)).asnumpy().tolist() == [[0.0, 0.0], [0.0, 0.0]]


def drop_text(result):
    """vmap returns Tensors only."""
    gradients, (aux,) = result
    assert aux["unit"] == "m"
    return gradients, aux["x"]
