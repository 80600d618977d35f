"""What a case must give: the recorded answer of the real MindSpore, or the truth that the case brings with it."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from tests.conformance import store
from tests.conformance.case import Array, Case, Code
from tests.conformance.run import FLOAT_DTYPES, Outcome, Value, output_factors


class NotRecorded(LookupError):
    """The real MindSpore has not been asked, or was asked something else."""


def truth(case: Case, family: str, records: dict[str, store.Record]) -> Outcome:
    """The outcome to hold an implementation to."""
    if case.expect is not None:
        return _literal(case.expect)
    if case.torch:
        return _by_torch(case)
    record = records.get(case.id)
    if record is None or record.digest != case.digest:
        raise NotRecorded(f"{case.id} is not recorded; run .oracle/bin/python -m tests.conformance.record {family}")
    return record.outcome


def _literal(expect: Any) -> Outcome:
    if isinstance(expect, Code):
        return Outcome(error=expect.text.removeprefix("raise "))
    return Outcome(output=_read(expect))


def _read(tree: Any) -> Any:
    if isinstance(tree, Array):
        return Value("Tensor", tree.dtype, tree.draw(""))
    if isinstance(tree, torch.Tensor):
        dtype = str(tree.dtype).removeprefix("torch.")
        plain = tree.detach().float() if dtype == "bfloat16" else tree.detach()
        return Value("Tensor", dtype, plain.resolve_conj().numpy().copy())
    if isinstance(tree, (list, tuple)):
        items = [_read(item) for item in tree]
        return items if isinstance(tree, list) else tuple(items)
    return tree


def _by_torch(case: Case) -> Outcome:
    """Evaluate ``case.torch`` over torch and call it with the arguments of the case."""
    tensors: dict[str, torch.Tensor] = {}

    def made(argument: Any) -> Any:
        if isinstance(argument, Array):
            name = f"input{len(tensors)}"
            tensor = torch.from_numpy(np.array(argument.draw(f"{case.id}:{name}")))
            tensors[name] = tensor.to(getattr(torch, argument.dtype))
            return tensors[name].requires_grad_(argument.dtype in FLOAT_DTYPES)
        if isinstance(argument, (list, tuple)):
            return type(argument)(made(item) for item in argument)
        return argument

    args = made(case.args)
    kwargs = {key: made(argument) for key, argument in case.kwargs}
    output = eval(case.torch, {"torch": torch})(*args, **kwargs)
    leaves = [leaf for leaf in (output if isinstance(output, (list, tuple)) else [output]) if _is_float(leaf)]
    inputs = {name: tensor for name, tensor in tensors.items() if tensor.requires_grad}
    if case.grad is False or not leaves or not inputs:
        return Outcome(output=_read(output))
    factors = (torch.from_numpy(output_factors(i, tuple(leaf.shape))) for i, leaf in enumerate(leaves))
    total = sum((leaf.float() * factor).sum() for leaf, factor in zip(leaves, factors, strict=False))
    if not total.requires_grad:  # torch records nothing for a constant; its gradient is zero
        found = tuple(torch.zeros_like(tensor) for tensor in inputs.values())
    else:
        found = torch.autograd.grad(total, list(inputs.values()), materialize_grads=True)
    return Outcome(output=_read(output), gradients={name: _read(g) for name, g in zip(inputs, found, strict=True)})


def _is_float(leaf: Any) -> bool:
    return isinstance(leaf, torch.Tensor) and leaf.is_floating_point()
