"""Gradients: ``grad``, ``value_and_grad``, ``vjp``, ``jvp``, ``jacfwd``, ``jacrev`` on torch's autograd.

A gradient is recorded only inside these functions. Parameters that are asked for by name get theirs also with
``requires_grad=False``; integers have no gradient: where one is asked for, it is zeros.
"""

import contextlib
import functools
import math
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch.utils._pytree import tree_flatten, tree_unflatten

from . import _compile, _overflow
from ._boundary import OUTSIDE, RECORDING, TensorBase, raw, raw_tree, state, whole_tree, wrap, wrap_tree
from ._parts import cut_as

Positions = int | tuple[int, ...] | None


@contextlib.contextmanager
def recording() -> Iterator[bool]:
    """Record operations; gives whether an outer gradient records this one."""
    nested = state.mode == RECORDING and torch.is_grad_enabled()
    previous, state.mode = state.mode, RECORDING
    try:
        with torch.inference_mode(False), torch.enable_grad():
            yield nested
    finally:
        state.mode = previous


# By id, how many gradients record a frozen tensor at this time; threads may share it.
_switched_on: Counter[int] = Counter()
_switching = threading.Lock()


def _one_thread() -> contextlib.AbstractContextManager:
    """Let one thread at a time switch; torch.compile, which traces one, knows no locks."""
    return contextlib.nullcontext() if torch.compiler.is_compiling() else _switching


@contextlib.contextmanager
def _with_gradients(tensors: Sequence[torch.Tensor]) -> Iterator[None]:
    """Let torch record frozen tensors too, while it lasts."""
    with _one_thread():
        frozen = [t for t in tensors if (not t.requires_grad or id(t) in _switched_on) and _differentiable(t)]
        for t in frozen:
            _switched_on[id(t)] += 1
            t.requires_grad_(True)
    try:
        yield
    finally:
        with _one_thread():
            for t in frozen:
                _switched_on[id(t)] -= 1
                if not _switched_on[id(t)]:
                    del _switched_on[id(t)]
                    t.requires_grad_(False)


@contextlib.contextmanager
def _shown(weights: Sequence[TensorBase], tensors: Sequence[torch.Tensor]) -> Iterator[None]:
    """Let weights show other tensors, while it lasts."""
    kept = [weight._torch() for weight in weights]
    try:
        for weight, t in zip(weights, tensors, strict=True):
            weight._show_for_a_time(t)
        yield
    finally:
        for weight, t in zip(weights, kept, strict=True):
            weight._show_for_a_time(t)


def _differentiable(t: torch.Tensor) -> bool:
    return t.is_floating_point() or t.is_complex()


def _leaf(t: torch.Tensor) -> torch.Tensor:
    """A tensor of the same memory to take the gradient of, connected to an outer gradient if there is one."""
    if t.requires_grad:
        return t.view_as(t)
    return t.detach().requires_grad_(_differentiable(t))


def _float_outputs(out: Any) -> list[torch.Tensor]:
    """The torch tensors in a result that a gradient can start from."""
    if isinstance(out, TensorBase):
        return [out._t] if out._t.requires_grad else []
    if isinstance(out, tuple | list):
        return [t for item in out for t in _float_outputs(item)]
    if isinstance(out, dict):
        return [t for item in out.values() for t in _float_outputs(item)]
    return []


def _detached(out: Any) -> Any:
    """The result without its graph, so that it holds no activations."""
    if isinstance(out, TensorBase):
        return wrap(out._t.detach())
    if isinstance(out, tuple | list):
        items = [_detached(item) for item in out]
        return items if isinstance(out, list) else tuple(items)
    if isinstance(out, dict):
        return {key: _detached(value) for key, value in out.items()}
    return out


def _starts(outputs: list[torch.Tensor], out: Any, sens: Any) -> list[torch.Tensor]:
    """The gradient that each output starts with: ones, or what the caller gives."""
    if sens is None:
        return [torch.ones_like(t) for t in outputs]
    given = iter([sens] if isinstance(out, TensorBase) else sens)
    flat = [out] if isinstance(out, TensorBase) else out
    starts = []
    for item, start in zip(flat, given, strict=True):
        if isinstance(item, TensorBase) and item._t.requires_grad:
            start = torch.as_tensor(raw(start), dtype=item._t.dtype, device=item._t.device)
            starts.append(start.expand_as(item._t))
    return starts


def _gradients(
    outputs: list[torch.Tensor],
    starts: list[torch.Tensor],
    inputs: list[torch.Tensor],
    create_graph: bool,
    retain_graph: bool | None = None,
) -> list[torch.Tensor]:
    """d outputs / d inputs, zeros where there is no path or no gradient."""
    wanted = [t for t in inputs if t.requires_grad]
    found: Sequence[torch.Tensor | None] = [None] * len(wanted)
    if outputs and wanted:
        found = torch.autograd.grad(
            outputs, wanted, starts, retain_graph=retain_graph, create_graph=create_graph, allow_unused=True
        )
    _overflow.note(found)
    by_input = iter(found)
    grads = [next(by_input) if t.requires_grad else None for t in inputs]
    return [torch.zeros_like(t) if g is None else cut_as(g, t) for t, g in zip(inputs, grads, strict=True)]


class _Differentiator:
    """A function with the question which gradients of it are wanted.

    ``watching`` makes of the weights a context, which lasts until their gradients are known.
    """

    def __init__(
        self,
        fn: Callable,
        positions: Positions,
        weights: Any,
        has_aux: bool,
        sens_param: bool,
        watching: Callable[[list[torch.Tensor]], contextlib.AbstractContextManager] | None = None,
    ) -> None:
        self.fn, self.positions, self.has_aux, self.sens_param = fn, positions, has_aux, sens_param
        self.watching = watching
        self.weights = weights
        self.weight_list: list[TensorBase] = (
            [] if weights is None else [weights] if isinstance(weights, TensorBase) else list(weights)
        )
        _check_whole(self.weight_list)

    def __call__(self, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        """The value of the function and the gradients, in MindSpore's nesting."""
        if state.mode == OUTSIDE and _compile.is_on_in_graph_mode():
            return _compile.unit(self.fn, _Differentiator._differentiate)(self, *args, **kwargs)
        return self._differentiate(*args, **kwargs)

    def _differentiate(self, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        sens = None
        if self.sens_param:
            *rest, sens = args
            args = tuple(rest)
        weights = [w._torch() for w in self.weight_list]
        if torch._C._are_functorch_transforms_active():
            return self._differentiate_in_transform(args, kwargs, weights, sens)
        watching = self.watching(weights) if self.watching else contextlib.nullcontext()
        with recording() as nested, _with_gradients(weights), watching:
            args, leaves = self._open(args, _leaf)
            out, head = self._value(args, kwargs)
            outputs = _float_outputs(head)
            grads = _gradients(outputs, _starts(outputs, head, sens), leaves + weights, create_graph=nested)
        if not nested:
            out = _detached(out)
        return out, self._nest([wrap(g) for g in grads], len(leaves))

    def _differentiate_in_transform(self, args: Any, kwargs: Any, weights: list[torch.Tensor], sens: Any) -> Any:
        """Within ``vmap``, ``jacfwd`` or ``jacrev``, where torch has no leaves but functions of tensors."""
        tensors = self._open(args, lambda t: t)[1] + weights
        wanted = [_differentiable(t) for t in tensors]

        def run(*variables: torch.Tensor) -> tuple:
            given = iter(variables)
            put = [next(given) if want else t for t, want in zip(tensors, wanted, strict=True)]
            rest = iter(put)
            opened, _ = self._open(args, lambda _: next(rest))
            with _shown(self.weight_list, list(rest)):
                out, head = self._value(opened, kwargs)
            outputs = _float_outputs(head)
            starts = _starts(outputs, head, sens)
            if not outputs:
                outputs = starts = [torch.zeros(())]  # vjp must have one
            found, shape = tree_flatten(raw_tree(out))
            plain[:] = [shape, *found]  # vjp passes tensors only
            return tuple(outputs), (starts, [t for t in found if isinstance(t, torch.Tensor)])

        plain: list[Any] = []
        with recording() as nested:
            inputs = [t for t, want in zip(tensors, wanted, strict=True) if want]
            _, pull, aux = torch.func.vjp(run, *inputs, has_aux=True)  # type: ignore[misc]
            starts, values = aux
            pulled = iter(pull(tuple(starts)))
            grads = [next(pulled) if want else torch.zeros_like(t) for t, want in zip(tensors, wanted, strict=True)]
        value = iter(values)
        shape, *found = plain
        out = tree_unflatten([next(value) if isinstance(x, torch.Tensor) else x for x in found], shape)
        out, wrapped = wrap_tree(out), [wrap(g) for g in grads]
        if not nested:
            out, wrapped = _detached(out), _detached(wrapped)
        return out, self._nest(wrapped, len(tensors) - len(weights))

    def _value(self, args: tuple, kwargs: dict) -> tuple[Any, Any]:
        """What the function returns, and the part of it that is differentiated."""
        out = whole_tree(wrap_tree(self.fn(*args, **wrap_tree(kwargs))))
        if self.has_aux and not isinstance(out, tuple):
            raise ValueError("For 'grad', 'fn' must return a tuple when 'has_aux' is True, but it does not.")
        return out, out[0] if self.has_aux else out

    def _open(self, args: tuple, leaf: Callable) -> tuple[tuple, list[torch.Tensor]]:
        """Put leaves in the place of the Tensors whose gradient is wanted; torch tensors become Tensors."""
        args = wrap_tree(args)
        if self.positions is None:
            return args, []
        positions = (self.positions,) if isinstance(self.positions, int) else self.positions
        leaves: list[torch.Tensor] = []

        def open_tree(x: Any) -> Any:
            if isinstance(x, TensorBase):
                leaves.append(leaf(x._t))
                return wrap(leaves[-1])
            if isinstance(x, tuple | list):
                return type(x)(open_tree(item) for item in x)
            return x

        opened = list(args)
        for position in positions:
            if not args:
                break  # the function itself says which inputs are missing
            if position >= len(args):
                raise RuntimeError(
                    f"For 'grad', 'grad_position' must be below the number of inputs, {len(args)}, but got {position}."
                )
            opened[position] = open_tree(args[position])
        return tuple(opened), leaves

    def _nest(self, grads: list[TensorBase], num_inputs: int) -> Any:
        of_inputs, of_weights = grads[:num_inputs], grads[num_inputs:]
        weights = of_weights[0] if isinstance(self.weights, TensorBase) else tuple(of_weights)
        if self.positions is None:
            return weights
        inputs = of_inputs[0] if len(of_inputs) == 1 else tuple(of_inputs)
        return inputs if self.weights is None else (inputs, weights)


def _check_whole(weights: list[TensorBase]) -> None:
    for weight in weights:
        if getattr(weight, "_sharding_module", None) is not None:
            raise RuntimeError(
                "For 'grad', 'weights' must not be sharded by torch's fully_shard, which reduces their gradients in "
                f"torch's backward() only, but got {weight!r}. Train with backward() and a torch optimizer."
            )


def _check(positions: Any, weights: Any) -> None:
    if positions is None and weights is None:
        raise ValueError("For 'grad', 'grad_position' and 'weights' must not both be None.")
    each = positions if isinstance(positions, tuple) else (positions,)
    if positions is not None and not all(isinstance(p, int) and not isinstance(p, bool) for p in each):
        raise TypeError(f"For 'grad', 'grad_position' must be an int or a tuple of them, but got {positions!r}.")
    if positions is not None and any(p < 0 for p in each):
        raise ValueError(f"For 'grad', 'grad_position' must be >= 0, but got {positions}.")
    if isinstance(positions, tuple) and len(set(positions)) < len(positions):
        raise ValueError(f"For 'grad', 'grad_position' must have no number twice, but got {positions}.")
    if positions == ():
        raise RuntimeError("For 'grad', 'grad_position' must not be empty.")
    if weights is not None and not isinstance(weights, TensorBase | list | tuple):
        raise TypeError(f"For 'grad', 'weights' must be a Parameter, or a list or tuple of them, but got {weights!r}.")


def _with_ids(grads: Any, positions: Any, weights: Any) -> Any:
    """Every gradient as a pair with its position or Parameter name."""

    def of_inputs(grads: Any) -> Any:
        if isinstance(positions, int) or len(positions) == 1:
            return (positions if isinstance(positions, int) else positions[0]), grads
        return tuple(zip(positions, grads, strict=True))

    def of_weights(grads: Any) -> Any:
        if not isinstance(weights, list | tuple):
            return weights.name, grads
        return tuple((w.name, g) for w, g in zip(weights, grads, strict=True))

    if positions is None:
        return of_weights(grads)
    return of_inputs(grads) if weights is None else (of_inputs(grads[0]), of_weights(grads[1]))


def value_and_grad(
    fn: Callable,
    grad_position: Positions = 0,
    weights: Any = None,
    has_aux: bool = False,
    return_ids: bool = False,
    sens_param: bool = False,
) -> Callable:
    """A function that gives the value of ``fn`` and its gradient: ``(value, gradient)``.

    Args:
        fn: a function or Cell; the gradient is that of the sum of its float outputs.
        grad_position: which inputs to differentiate by: an int, a tuple, or None for no input.
        weights: which Parameters: one, a list or tuple, or None. They get their gradient whatever their
            ``requires_grad``; one that is not used gets zeros.
        has_aux: whether only the first output counts, and the others are passed through.
        return_ids: whether every gradient comes as ``(position or name, gradient)``, for :func:`get_grad`.
        sens_param: whether the last argument of a call is the gradient with which the outputs start.

    Returns:
        The gradient is one Tensor for one input, a tuple for several; ``(of inputs, of weights)`` if both are asked
        for.

    Raises:
        ValueError: if neither inputs nor weights are asked for.

    >>> import amadou as ms
    >>> ms.value_and_grad(lambda x: (x * x).sum())(ms.Tensor([1.0, 3.0]))[1].asnumpy().tolist()
    [2.0, 6.0]
    """
    _check(grad_position, weights)
    differentiate = _Differentiator(fn, grad_position, weights, has_aux, sens_param)

    @functools.wraps(fn, updated=())
    def after_grad(*args: Any, **kwargs: Any) -> Any:
        value, grads = differentiate(*args, **kwargs)
        return value, (_with_ids(grads, grad_position, weights) if return_ids else grads)

    return after_grad


def grad(
    fn: Callable,
    grad_position: Positions = 0,
    weights: Any = None,
    has_aux: bool = False,
    return_ids: bool = False,
    sens_param: bool = False,
) -> Callable:
    """A function that gives the gradient of ``fn``; the arguments are those of :func:`value_and_grad`.

    With ``has_aux`` it gives ``(gradient, outputs from the second on)``.

    >>> import amadou as ms
    >>> print(ms.grad(lambda x: x * x)(ms.Tensor(3.0)))
    6.0
    """
    both = value_and_grad(fn, grad_position, weights, has_aux, return_ids, sens_param)

    @functools.wraps(fn, updated=())
    def after_grad(*args: Any, **kwargs: Any) -> Any:
        value, grads = both(*args, **kwargs)
        return (grads, value[1:]) if has_aux else grads

    return after_grad


def get_grad(gradients: Any, identifier: Any) -> TensorBase:
    """Find the gradient of a position (int) or Parameter in what ``grad(…, return_ids=True)`` gave.

    Raises:
        RuntimeError: if it is not there.

    >>> import amadou as ms
    >>> grads = ms.grad(lambda x, y: x * y, (0, 1), return_ids=True)(ms.Tensor(2.0), ms.Tensor(3.0))
    >>> print(ms.get_grad(grads, 1))
    2.0
    """
    wanted = identifier if isinstance(identifier, int) else identifier.name

    def find(pairs: Any) -> TensorBase | None:
        if isinstance(pairs, tuple) and len(pairs) == 2 and isinstance(pairs[0], int | str):
            return pairs[1] if pairs[0] == wanted else None
        if not isinstance(pairs, tuple):
            return None
        return next((g for g in map(find, pairs) if g is not None), None)

    found = find(gradients)
    if found is None:
        raise RuntimeError(f"For 'get_grad', 'gradients' must hold one for {identifier!r}, but it has none.")
    return found


def stop_gradient(value: Any) -> Any:
    """The same value, through which no gradient passes; also inside tuples, lists and dicts.

    >>> import amadou as ms
    >>> print(ms.grad(lambda x: x * ms.ops.stop_gradient(x))(ms.Tensor(3.0)))
    3.0
    """
    return _detached(value)


def vjp(fn: Callable, *inputs: Any, weights: Any = None, has_aux: bool = False) -> tuple:
    """The value of ``fn`` and a function from a gradient of its outputs to the gradients of all ``inputs``.

    Args:
        fn: a function or Cell.
        inputs: its arguments.
        weights: Parameters whose gradients come as well, as ``(of inputs, of weights)``.
        has_aux: whether only the first output counts; the others come as a third result.

    Raises:
        TypeError: if ``fn`` cannot be called.

    >>> import amadou as ms
    >>> value, back = ms.vjp(lambda x: x * x, ms.Tensor(3.0))
    >>> print(value, back(ms.Tensor(1.0)))
    9.0 (Tensor(shape=[], dtype=Float32, value= 6),)
    """
    if not callable(fn):
        raise TypeError(f"For 'vjp', 'fn' must be a function or Cell, but got {type(fn)}.")
    asked = _Differentiator(fn, tuple(range(len(inputs))), weights, has_aux, sens_param=False)
    weight_tensors = [w._torch() for w in asked.weight_list]
    with recording() as nested, _with_gradients(weight_tensors):
        args, leaves = asked._open(inputs, _leaf)
        out = whole_tree(wrap_tree(fn(*args)))
        head = out[0] if has_aux else out

    def pull_back(*sens: Any) -> Any:
        if len(sens) == 1 and (isinstance(head, TensorBase) or isinstance(sens[0], tuple)):
            sens = sens[0]
        with recording(), _with_gradients(weight_tensors):
            outputs = _float_outputs(head)
            grads = _gradients(
                outputs, _starts(outputs, head, sens), leaves + weight_tensors, create_graph=nested, retain_graph=True
            )
        of_inputs = tuple(wrap(g) for g in grads[: len(leaves)])
        if weights is None:
            return of_inputs
        of_weights = [wrap(g) for g in grads[len(leaves) :]]
        return of_inputs, (of_weights[0] if isinstance(weights, TensorBase) else tuple(of_weights))

    value = head if nested else _detached(head)
    if not has_aux:
        return value, pull_back
    aux = out[1:] if nested else _detached(out[1:])
    return value, pull_back, (aux[0] if len(aux) == 1 else aux)


def _on_torch(fn: Callable, has_aux: bool) -> Callable:
    """``fn`` on torch tensors, for torch.func."""

    def run(*args: Any) -> Any:
        with recording():
            out = raw_tree(fn(*wrap_tree(args)))
        if not has_aux:
            return out
        return out[0], (out[1] if len(out) == 2 else tuple(out[1:]))

    return run


def jvp(fn: Callable, inputs: Any, v: Any, has_aux: bool = False) -> tuple:
    """The value of ``fn`` and its derivative in the direction ``v``: ``(value, derivative)``, with aux third.

    Args:
        inputs: the arguments, one Tensor or a tuple.
        v: the direction, shaped as ``inputs``.

    >>> import amadou as ms
    >>> print(ms.jvp(lambda x: x * x, ms.Tensor(3.0), ms.Tensor(1.0)))
    (Tensor(shape=[], dtype=Float32, value= 9), Tensor(shape=[], dtype=Float32, value= 6))
    """
    primals = inputs if isinstance(inputs, tuple | list) else (inputs,)
    tangents = v if isinstance(v, tuple | list) else (v,)
    run = _on_torch(fn, has_aux)
    return wrap_tree(torch.func.jvp(run, tuple(raw_tree(primals)), tuple(raw_tree(tangents)), has_aux=has_aux))


def _jacobian(transform: Callable, fn: Callable, grad_position: Positions, has_aux: bool) -> Callable:
    _check(grad_position, None)
    single = isinstance(grad_position, tuple) and len(grad_position) == 1
    argnums = grad_position[0] if single else grad_position  # type: ignore[index]
    jacobian = transform(_on_torch(fn, has_aux), argnums=argnums, has_aux=has_aux)

    @functools.wraps(fn, updated=())
    def after_jacobian(*args: Any) -> Any:
        return wrap_tree(jacobian(*raw_tree(args)))

    return after_jacobian


def jacfwd(fn: Callable, grad_position: Positions = 0, has_aux: bool = False) -> Callable:
    """A function that gives the Jacobian of ``fn`` in forward mode, best where outputs outnumber inputs.

    Returns:
        A Tensor of shape output shape + input shape; a tuple over inputs, or over outputs, where there are several.

    >>> import amadou as ms
    >>> print(ms.jacfwd(lambda x: x * x)(ms.Tensor([1.0, 2.0])))
    [[2. 0.]
     [0. 4.]]
    """
    return _jacobian(torch.func.jacfwd, fn, grad_position, has_aux)


def jacrev(fn: Callable, grad_position: Positions = 0, has_aux: bool = False) -> Callable:
    """As :func:`jacfwd`, in reverse mode: best where inputs outnumber outputs.

    >>> import amadou as ms
    >>> print(ms.jacrev(lambda x: x * x)(ms.Tensor([1.0, 2.0])))
    [[2. 0.]
     [0. 4.]]
    """
    return _jacobian(torch.func.jacrev, fn, grad_position, has_aux)


def vmap(fn: Callable, in_axes: Any = 0, out_axes: Any = 0) -> Callable:
    """A function that maps ``fn`` over an axis of its inputs; as ``torch.func.vmap``.

    Args:
        in_axes: for every input the axis to map over, None to pass it whole.
        out_axes: where the axis stands in the outputs.

    >>> import amadou as ms
    >>> print(ms.vmap(lambda x: x.sum())(ms.Tensor([[1, 2], [3, 4]])))
    [3 7]
    """
    mapped = torch.func.vmap(lambda *args: raw_tree(fn(*wrap_tree(args))), in_axes, out_axes)
    return lambda *args: wrap_tree(mapped(*raw_tree(args)))


def linearize(fn: Callable, inputs: Any) -> tuple[Any, Callable]:
    """The value of ``fn``, and a function of a direction that gives the derivative there, as :func:`jvp` does.

    >>> import amadou as ms
    >>> value, along = ms.ops.linearize(lambda x: x * x, ms.Tensor(3.0))
    >>> print(value, along(ms.Tensor(1.0)))
    9.0 6.0
    """
    primals = inputs if isinstance(inputs, tuple | list) else (inputs,)

    def derivative_along(v: Any) -> Any:
        return jvp(fn, inputs, v)[1]

    return fn(*primals), derivative_along


def jet(fn: Callable, primals: Any, series: Any) -> tuple[Any, Any]:
    """The derivatives of ``fn`` along a curve, of order 1 to n.

    Args:
        primals: where the curve begins, a Tensor or a tuple of them.
        series: its derivatives there, [n, ...] for each of them.

    Returns:
        The value, and the derivatives, [n, ...].

    >>> import amadou as ms
    >>> print(ms.ops.jet(lambda x: x * x * x, ms.Tensor([2.0]), ms.Tensor([[1.0], [0.0]])))
    (Tensor(shape=[1], dtype=Float32, value= [ 8.00000000e+00]), Tensor(shape=[2, 1], dtype=Float32, value=
    [[ 1.20000000e+01],
     [ 1.20000000e+01]]))
    """
    starts = raw_tree(primals if isinstance(primals, tuple | list) else (primals,))
    slopes = raw_tree(series if isinstance(series, tuple | list) else (series,))
    run = _on_torch(fn, False)
    order = len(slopes[0])

    def along(t: torch.Tensor) -> Any:
        powers = [t**k / math.factorial(k) for k in range(1, order + 1)]
        return run(
            *(x + sum(p * s for p, s in zip(powers, rows, strict=True)) for x, rows in zip(starts, slopes, strict=True))
        )

    found, one = [along], starts[0].new_ones(())
    for _ in range(order):
        found.append(_slope(found[-1], one))
    values = [derivative(torch.zeros_like(one)) for derivative in found]
    return wrap(values[0]), wrap(torch.stack(values[1:]))


def _slope(fn: Callable, one: torch.Tensor) -> Callable:
    return lambda t: torch.func.jvp(fn, (t,), (one,))[1]


def derivative(fn: Callable, primals: Any, order: int) -> tuple[Any, Any]:
    """The value of ``fn`` and its derivative of an order, each element of the input by itself: [...], [...].

    >>> import amadou as ms
    >>> value, slope = ms.ops.derivative(lambda x: x * x * x, ms.Tensor([2.0]), 2)
    >>> print(value, slope)
    [8.] [12.]
    """
    given = primals if isinstance(primals, tuple | list) else (primals,)
    series = []
    for x in raw_tree(given):
        rows = torch.zeros(order, *x.shape, dtype=x.dtype, device=x.device)
        rows[0] = 1
        series.append(wrap(rows))
    value, found = jet(fn, tuple(given), tuple(series))
    return value, wrap(found._t[-1])
