"""Cells around a network: its loss, its gradient, a training step, the scaling of the loss."""

import contextlib
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch

from .. import _checks
from .._boundary import TensorBase, raw, wrap
from .._grad import _Differentiator, jvp, vjp
from .._paths import view_getattr
from ..communication.groups import HCCL_WORLD_COMM_GROUP, get_group_size, process_group
from ..context import ParallelMode, cuts_operators, get_auto_parallel_context
from ..dtype import float32
from ..kernels.buckets import Reduction, buckets_of
from ..kernels.collective import all_reduce
from ..ops.assignment import assign
from ..ops.composite import GradOperation, HyperMap, MultitypeFuncGraph
from ..parameter import Parameter, ParameterTuple
from ..tensor import Tensor
from ._call import cast_floats
from .cell import Cell
from .layers.basic import Identity
from .optim.optimizer import Optimizer


class WithLossCell(Cell):
    """A network and its loss: ``loss_fn(backbone(data), label)``.

    Args:
        backbone: the network.
        loss_fn: from outputs and labels to the loss.
    """

    def __init__(self, backbone: Any, loss_fn: Any) -> None:
        super().__init__(auto_prefix=False)
        self._backbone = backbone
        self._loss_fn = loss_fn

    def construct(self, data: Any, label: Any) -> Any:
        """The loss."""
        return self._loss_fn(self._backbone(data), label)

    @property
    def backbone_network(self) -> Any:
        """The network without its loss."""
        return self._backbone


class WithEvalCell(Cell):
    """A network and its loss, for evaluation: ``(loss, outputs, label)``.

    Args:
        network: the network.
        loss_fn: from outputs and labels to the loss.
        add_cast_fp32: whether outputs and labels are converted to float32 first.

    Raises:
        TypeError: for an ``add_cast_fp32`` that is no bool.
    """

    def __init__(self, network: Any, loss_fn: Any, add_cast_fp32: bool = False) -> None:
        super().__init__(auto_prefix=False)
        self._network = network
        self._loss_fn = loss_fn
        self.add_cast_fp32 = _checks.check_bool("WithEvalCell", "add_cast_fp32", add_cast_fp32)

    def construct(self, data: Any, label: Any) -> tuple[Any, Any, Any]:
        """The loss, the outputs and the labels."""
        outputs = self._network(data)
        if self.add_cast_fp32:
            outputs, label = cast_floats(outputs, torch.float32), cast_floats(label, torch.float32)
        return self._loss_fn(outputs, label), outputs, label


class ForwardValueAndGrad(Cell):
    """A network's output with its gradient: ``(output, gradient)``; the modes are those of :class:`GradOperation`.

    Args:
        network: a Cell or function.
        weights: the Parameters, with ``get_by_list``.
        get_all: the gradients of all inputs that are Tensors, by default that of the first.
        get_by_list: the gradients of ``weights``; with ``get_all``, ``(of inputs, of weights)``.
        sens_param: whether the last input is the gradient with which the output starts.

    Raises:
        TypeError: for a network that cannot be called, or ``get_by_list`` without ``weights``.
    """

    def __init__(
        self,
        network: Any,
        weights: Any = None,
        get_all: bool = False,
        get_by_list: bool = False,
        sens_param: bool = False,
    ) -> None:
        super().__init__(auto_prefix=False)
        if not callable(network):
            raise TypeError(
                f"For 'ForwardValueAndGrad', 'network' must be a Cell or function, but got {type(network)}."
            )
        if get_by_list and not isinstance(weights, tuple | list):
            raise TypeError(
                f"For 'ForwardValueAndGrad', 'weights' must be a list of Parameters with 'get_by_list', "
                f"but got {type(weights)}."
            )
        self.network = network
        self.weights = weights
        self.get_all = _checks.check_bool("ForwardValueAndGrad", "get_all", get_all)
        self.get_by_list = _checks.check_bool("ForwardValueAndGrad", "get_by_list", get_by_list)
        self.sens_param = _checks.check_bool("ForwardValueAndGrad", "sens_param", sens_param)
        self.grad = GradOperation(get_all, get_by_list, sens_param)

    def construct(self, *inputs: Any) -> tuple[Any, Any]:
        """The output and the gradient."""
        return self.grad.with_value(self.network, self.weights)(*inputs)


class WithGradCell(Cell):
    """The gradients of a network's trained weights: a tuple, in their order.

    Args:
        network: the network, or with its loss if ``loss_fn`` is None.
        loss_fn: from outputs and labels to the loss.
        sens: the gradient with which the loss starts, a number or Tensor; None for 1.
    """

    def __init__(self, network: Any, loss_fn: Any = None, sens: Any = None) -> None:
        super().__init__(auto_prefix=False)
        self.network = network
        self.loss_fn = loss_fn
        self.weights = ParameterTuple(network.trainable_params())
        self.sens = sens
        self.network_with_loss = network if loss_fn is None else WithLossCell(network, loss_fn)
        self.grad = GradOperation(get_by_list=True, sens_param=sens is not None)

    def construct(self, *inputs: Any) -> tuple:
        """The gradients."""
        if self.sens is None:
            return self.grad(self.network_with_loss, self.weights)(*inputs)
        sens = self.sens if isinstance(self.sens, Tensor) else Tensor(self.sens, float32)
        return self.grad(self.network_with_loss, self.weights)(*inputs, sens)


class Jvp(Cell):
    """A network's output and its derivative in a direction: ``Jvp(fn)(*inputs, v)``.

    Args:
        fn: a Cell.

    >>> import amadou as ms
    >>> Jvp(ms.nn.ReLU())(ms.Tensor([-1.0, 2.0]), ms.Tensor([3.0, 4.0]))[1]
    Tensor(shape=[2], dtype=Float32, value= [ 0.00000000e+00,  4.00000000e+00])
    """

    def __init__(self, fn: Any) -> None:
        super().__init__(auto_prefix=False)
        self.fn = fn

    def construct(self, *args: Any) -> tuple:
        """The output, and the derivative in the direction of the last argument: a Tensor or a tuple of them."""
        *inputs, v = args
        return jvp(self.fn, tuple(inputs), v)


class Vjp(Cell):
    """A network's output and the gradient of its inputs: ``Vjp(fn)(*inputs, v)``.

    Args:
        fn: a Cell.
    """

    def __init__(self, fn: Any) -> None:
        super().__init__(auto_prefix=False)
        self.fn = fn

    def construct(self, *args: Any) -> tuple:
        """The output, and the gradients that start with the last argument: a Tensor, or a tuple for several inputs."""
        *inputs, v = args
        output, pull_back = vjp(self.fn, *inputs)
        gradients = pull_back(*v) if isinstance(v, tuple) else pull_back(v)
        return output, gradients[0] if isinstance(gradients, tuple) and len(inputs) == 1 else gradients


class TrainOneStepCell(Cell):
    """A step of training: the loss, its gradient, and the optimizer's update.

    Args:
        network: from the inputs to the loss.
        optimizer: its Parameters are the ones that are trained.
        sens: the gradient with which the loss starts, 1 by default: the loss scale.
        return_grad: return also the gradients, as a dict by Parameter name.

    Raises:
        ValueError: if ``sens`` is 0.

    >>> import amadou as ms
    >>> net = ms.nn.Dense(2, 1)
    >>> loss = ms.nn.WithLossCell(net, lambda x, y: ((x - y) ** 2).mean())
    >>> step = TrainOneStepCell(loss, ms.nn.SGD(net.trainable_params()))
    >>> x, y = ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0]])
    >>> bool(step(x, y) > step(x, y))
    True
    """

    def __init__(self, network: Any, optimizer: Any, sens: Any = None, return_grad: bool = False) -> None:
        super().__init__(auto_prefix=False)
        if isinstance(sens, int | float) and sens == 0:
            raise ValueError("For 'TrainOneStepCell', 'sens' must not be 0.")
        self.network = network
        self.network.set_grad()
        self.optimizer = optimizer
        self.weights = optimizer.parameters
        if isinstance(optimizer, Optimizer):
            optimizer._share_out()
        self.grad = GradOperation(get_by_list=True, sens_param=True)
        self.grad_no_sens = GradOperation(get_by_list=True)
        self.sense_flag = sens is not None
        self.sens = sens if self.sense_flag else 1.0
        self.return_grad = return_grad
        # Read by subclasses in published programs; a request to exit is heard by Model's callback.
        self.use_graceful_exit = False
        self.parallel_mode = get_auto_parallel_context("parallel_mode")
        self.reducer_flag = self.parallel_mode in (ParallelMode.DATA_PARALLEL, ParallelMode.HYBRID_PARALLEL)
        self.grad_reducer: Any = Identity()
        if self.reducer_flag:
            self.grad_reducer = DistributedGradReducer(self.weights, degree=get_auto_parallel_context("device_num"))
        self._value_and_grad = _Differentiator(network, None, self.weights, has_aux=False, sens_param=self.sense_flag)

    def construct(self, *inputs: Any) -> Any:
        """The loss before the step, with ``return_grad`` a pair with the gradients."""
        inputs = _joined(inputs)
        if self.sense_flag:
            inputs = (*inputs, self.sens)
        if isinstance(self.grad_reducer, DistributedGradReducer):  # programs put theirs in its place
            self._value_and_grad.watching = self.grad_reducer.watching
        loss, grads = self._value_and_grad(*inputs)
        grads = self.grad_reducer(grads)
        self.optimizer(grads)
        if self.return_grad:
            return loss, dict(zip((p.name for p in self.weights), grads, strict=True))
        return loss


class TrainOneStepWithLossScaleCell(TrainOneStepCell):
    """A step of training in low precision: the loss is scaled, and a step whose gradients overflow is left out.

    Args:
        network: from the inputs to the loss.
        optimizer: its Parameters are the ones that are trained.
        scale_sense: the scale, as a Tensor of shape () or (1,), or a Cell that changes it, such as
            :class:`DynamicLossScaleUpdateCell`.

    Raises:
        TypeError: for a ``scale_sense`` of another type.
        ValueError: for one of another shape.
    """

    def __init__(self, network: Any, optimizer: Any, scale_sense: Any) -> None:
        super().__init__(network, optimizer, sens=None)
        self.hyper_map = HyperMap()
        self.base = Tensor(1, float32)
        self.is_distributed = self.parallel_mode != ParallelMode.STAND_ALONE
        self.loss_scaling_manager = None
        if isinstance(scale_sense, Cell):
            self.loss_scaling_manager = scale_sense
            scale_sense = Tensor(np.float32(scale_sense.get_loss_scale()))
        elif not isinstance(scale_sense, Tensor):
            raise TypeError(
                f"For '{self.cls_name}', 'scale_sense' must be a Cell or Tensor, but got {type(scale_sense)}."
            )
        elif scale_sense.shape not in ((), (1,)):
            raise ValueError(
                f"For '{self.cls_name}', 'scale_sense' must have the shape () or (1,), but got {scale_sense.shape}."
            )
        # On the CPU, like the numbers of an optimizer.
        self.scale_sense = Parameter(scale_sense, "scale_sense", device="CPU")
        self._scaled_value_and_grad = _Differentiator(network, None, self.weights, has_aux=False, sens_param=True)

    def construct(self, *inputs: Any) -> tuple[Any, Any, Any]:
        """The loss, whether the step was left out, and the scale it was taken with."""
        scale = self.scale_sense.copy().value()
        status, scale = self.start_overflow_check(self.network, scale)
        loss, grads = self._scaled_value_and_grad(*_joined(inputs), scale.reshape(()))
        unscaled = torch._foreach_mul([g._t for g in grads], 1.0 / float(scale))
        grads = self.grad_reducer(tuple(map(wrap, unscaled)))
        overflow = self.get_overflow_status(status, grads)
        if not self.process_loss_scale(overflow):
            self.optimizer(grads)
        return loss, overflow, scale

    def set_sense_scale(self, sens: Any) -> None:
        """Set the scale.

        Raises:
            TypeError: if ``sens`` is no Tensor.
        """
        if not isinstance(sens, Tensor):
            raise TypeError(f"For '{self.cls_name}', 'sens' must be a Tensor, but got {type(sens)}.")
        self.scale_sense.set_data(sens)

    def start_overflow_check(self, pre_cond: Any, compute_input: Any) -> tuple[Any, Any]:
        """A status for :meth:`get_overflow_status`, and ``compute_input`` as it is.

        Devices that keep a flag of overflows would clear it here; torch's have none, the gradients show it.
        """
        return Tensor(np.zeros(8, np.int32)), compute_input

    def get_overflow_status(self, status: Any, compute_output: Any) -> Any:
        """Whether any of the Tensors in ``compute_output`` has an infinity or NaN: a bool Tensor of shape ()."""
        tensors = [t for t in map(raw, _flat(compute_output)) if t.numel()]
        if not tensors:
            return Tensor(False)
        largest = torch.stack([norm.float() for norm in torch._foreach_norm(tensors, float("inf"))])
        overflow = ~largest.isfinite().all()
        if self.is_distributed and get_group_size() > 1:  # all processes leave out the same steps
            overflow = all_reduce(overflow.int(), "max", process_group(HCCL_WORLD_COMM_GROUP)).bool()
        return wrap(overflow)

    def process_loss_scale(self, overflow: Any) -> Any:
        """Let the Cell that changes the scale know of ``overflow``; returns it."""
        if self.loss_scaling_manager is not None:
            return self.loss_scaling_manager(self.scale_sense, overflow)
        return overflow


class DynamicLossScaleUpdateCell(Cell):
    """A loss scale that falls at every overflow, and rises after ``scale_window`` steps without one.

    Args:
        loss_scale_value: the first scale.
        scale_factor: what the scale is divided by, down to 1, or multiplied with.
        scale_window: a number of steps.

    Raises:
        TypeError: for a ``scale_factor`` or ``scale_window`` that is no number.

    >>> import amadou as ms
    >>> scale = ms.Parameter(ms.Tensor(1024.0), name="scale")
    >>> overflow = DynamicLossScaleUpdateCell(1024, 2, 1000)(scale, ms.Tensor(True))
    >>> print(scale.value())
    512.0
    """

    def __init__(self, loss_scale_value: float, scale_factor: float, scale_window: int) -> None:
        super().__init__()
        self.loss_scale_value = loss_scale_value
        self.scale_factor = _checks.check_type(self.cls_name, "scale_factor", scale_factor, (int, float))
        self.scale_window = _checks.check_type(self.cls_name, "scale_window", scale_window, (int, float))
        self.minimum_loss_scale = 1.0
        self.cur_iter = _counter(1, "current_iterator_step")
        self.last_overflow_iter = _counter(0, "last_overflow_iterator_step")

    def get_loss_scale(self) -> float:
        """The first scale."""
        return self.loss_scale_value

    def construct(self, loss_scale: Any, overflow: Any) -> Any:
        """Change ``loss_scale``, a Parameter, in place, and return ``overflow``."""
        scale, last = loss_scale._torch().detach(), self.last_overflow_iter._torch()
        step = int(self.cur_iter)
        if bool(overflow):
            scale.div_(self.scale_factor).clamp_(min=self.minimum_loss_scale)
            last.fill_(step)
        elif step - int(self.last_overflow_iter) >= self.scale_window:
            scale.mul_(self.scale_factor)
            last.fill_(step)
        self.cur_iter._torch().fill_(step + 1)
        return overflow


class FixedLossScaleUpdateCell(Cell):
    """A loss scale that stays.

    Args:
        loss_scale_value: the scale.
    """

    def __init__(self, loss_scale_value: float) -> None:
        super().__init__()
        self.loss_scale_value = loss_scale_value

    def get_loss_scale(self) -> float:
        """The scale."""
        return self.loss_scale_value

    def construct(self, _: Any, overflow: Any) -> Any:
        """``overflow`` as it is."""
        return overflow


class GetNextSingleOp(Cell):
    """The next row of a dataset: a tuple of Tensors.

    Args:
        dataset_types, dataset_shapes: of the columns, as :meth:`DatasetHelper.types_shapes` gives them.
        queue_name: the queue of a :class:`DatasetHelper` in sink mode, ``dataset.__transfer_dataset__.queue_name``.

    Raises:
        ValueError: if there are more or fewer types than shapes, or there is no such queue.

    >>> import amadou as ms
    >>> data = ms.dataset.NumpySlicesDataset(([1, 2], [3, 4]), shuffle=False)
    >>> helper = ms.DatasetHelper(data)
    >>> next_row = GetNextSingleOp(*helper.types_shapes(), data.__transfer_dataset__.queue_name)
    >>> [[int(column) for column in next_row()] for _ in range(3)]
    [[1, 3], [2, 4], [1, 3]]
    """

    def __init__(self, dataset_types: Sequence[Any], dataset_shapes: Sequence[Any], queue_name: str) -> None:
        super().__init__()
        if len(dataset_types) != len(dataset_shapes):
            raise ValueError(
                f"For 'GetNextSingleOp', 'dataset_types' must have as many items as 'dataset_shapes', but got "
                f"{len(dataset_types)} and {len(dataset_shapes)}."
            )
        self._queue_name = queue_name

    def construct(self) -> tuple[Any, ...]:
        """The row; after the last the first comes again."""
        from ..train.dataset_helper import queue  # `train` needs `nn`

        return tuple(queue(self._queue_name).take())


class ParameterUpdate(Cell):
    """Give a Parameter the values of the Tensor that the Cell is called with.

    Args:
        param: the Parameter.

    Raises:
        TypeError: if it is none.
    """

    def __init__(self, param: Parameter) -> None:
        super().__init__(auto_prefix=False)
        if not isinstance(param, Parameter):
            raise TypeError(f"For 'ParameterUpdate', 'param' must be a Parameter, but got {type(param)}.")
        self._param = param

    def construct(self, x: Any) -> Any:
        """``x``, whose values the Parameter has now."""
        assign(self._param, x)
        return x


class DistributedGradReducer(Cell):
    """The sum or mean of every gradient over the processes of a data-parallel training.

    They are sent together, in pieces of 25 MB or as ``all_reduce_fusion_config`` of the context says: a list of the
    numbers of the last gradient of each piece. :class:`TrainOneStepCell` sends a piece while others are still computed.
    With ``layerwise_parallel`` a Parameter keeps its process's gradient.

    Args:
        parameters: the Parameters, in the order of the gradients.
        mean: whether to divide the sum by ``degree``; by default what ``gradients_mean`` of the context says.
        degree: the divisor, by default the number of processes.
        fusion_type: kept for MindSpore's signature: how gradients are joined for sending.
        group: a group of processes.

    Raises:
        ValueError: if ``degree`` is no int or below 1.
    """

    def __init__(
        self,
        parameters: Any,
        mean: bool | None = None,
        degree: int | None = None,
        fusion_type: int = 1,
        group: str = HCCL_WORLD_COMM_GROUP,
    ) -> None:
        super().__init__(auto_prefix=False)
        self.mean = get_auto_parallel_context("gradients_mean") if mean is None else mean
        self.degree = get_group_size(group) if degree is None else degree
        if not isinstance(self.degree, int) or self.degree < 1:
            raise ValueError(f"For '{self.cls_name}', 'degree' must be an int > 0, but got {self.degree!r}.")
        self.group = group
        self._shared = [not parameter.layerwise_parallel for parameter in parameters]
        self._ends: list[int] = get_auto_parallel_context("all_reduce_fusion_config")
        self._under_way: Reduction | None = None

    @contextlib.contextmanager
    def watching(self, weights: Sequence[torch.Tensor]) -> Iterator[None]:
        """Send each gradient as soon as it is known; the next call of this Cell waits for them and returns them."""
        if get_group_size(self.group) == 1 or torch.compiler.is_compiling():
            yield
            return
        self._under_way = reduction = self._reduction(weights)
        shared = itertools.compress(weights, self._shared)
        hooks = [t.register_hook(functools.partial(reduction.put, i)) for i, t in enumerate(shared) if t.requires_grad]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def construct(self, grads: Any) -> Any:
        """The gradients after the exchange; they share memory where they were sent together."""
        if get_group_size(self.group) == 1:
            return grads
        tensors = [raw(g) for g in grads]
        reduction, self._under_way = self._under_way or self._reduction(tensors), None
        reduced = iter(reduction.finish(list(itertools.compress(tensors, self._shared))))
        return tuple(wrap(next(reduced)) if shared else g for g, shared in zip(grads, self._shared, strict=True))

    def _reduction(self, like: Sequence[torch.Tensor]) -> Reduction:
        buckets = buckets_of(list(itertools.compress(like, self._shared)), self._ends)
        return Reduction(buckets, process_group(self.group), self.degree if self.mean else None)


_grad_scale = MultitypeFuncGraph("grad_scale")


@_grad_scale.register("Tensor", "Tensor")
def tensor_grad_scale(scale: Any, grad: Any) -> Any:
    """A gradient divided by the scale of its loss, in its dtype."""
    return wrap(grad._t * scale._t.to(grad._t.dtype).reciprocal())


def _joined(inputs: tuple) -> tuple:
    """The inputs of a step as the batch of all processes, in an automatic parallel mode."""
    if not cuts_operators():
        return inputs
    from ..parallel._cutting import from_dataset

    return from_dataset(inputs)


def _counter(start: int, name: str) -> Parameter:
    return Parameter(Tensor(np.array(start, np.int32)), name, device="CPU")


def _flat(tensors: Any) -> list:
    if isinstance(tensors, TensorBase):
        return [tensors]
    return [t for item in tensors for t in _flat(item)]


__getattr__ = view_getattr(__name__)
