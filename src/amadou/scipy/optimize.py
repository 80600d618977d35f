"""Minimization and the assignment problem."""

import math
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import torch

from .. import dtype as mstype
from .._boundary import raw, wrap
from ..kernels.assignment_problem import assign
from ..ops._errors import check_tensor
from ..tensor import Tensor
from ._line_search import FAILED, Conditions, Point, search
from ._quasi_newton import CONVERGED, DenseInverse, LimitedInverse, Objective, descend


class OptimizeResults(NamedTuple):
    """What :func:`minimize` found.

    x: where, [n]; fun: the value there; jac: the gradient there, [n]; success: whether it is a minimum; status: 0 if
    so, 1 after ``maxiter`` updates, 3 if no step led further; hess_inv: the estimate of the inverse Hessian matrix,
    [n, n] for BFGS; nfev, njev: how often the function and its gradient were computed; nit: how often the estimate was
    updated.
    """

    x: Any
    success: bool
    status: int
    fun: float
    jac: Any
    hess_inv: Any
    nfev: int
    njev: int
    nit: int


class LineSearchResults(NamedTuple):
    """What :func:`line_search` found.

    failed: whether it found no step; nit: how many steps it tried while it went away from the start; nfev, ngev: how
    often the function and its gradient were computed; k: nit + 1; a_k: the step; f_k, g_k: the value and the gradient
    there; status: 0 for success, 1 if no step was found, 3 after ``maxiter`` steps.
    """

    failed: bool
    nit: int
    nfev: int
    ngev: int
    k: int
    a_k: float
    f_k: float
    g_k: Any
    status: int


def minimize(
    func: Callable,
    x0: Any,
    args: tuple = (),
    method: str | None = None,
    jac: Callable | None = None,
    hess: Any = None,
    hessp: Any = None,
    bounds: Any = None,
    constraints: Any = (),
    tol: float | None = None,
    callback: Callable | None = None,
    options: dict | None = None,
) -> OptimizeResults:
    """The x at which ``func(x, *args)`` is least, near to ``x0``. x0: [n] float.

    Args:
        func: gives one number, by operations that have a gradient.
        method: "BFGS" or "LBFGS".
        jac: ``jac(x, *args)`` gives the gradient, [n]; None to compute it from func.
        hess, hessp, bounds, constraints: have no influence, a warning says so.
        tol: as ``gtol`` below.
        callback: called with x after every step.
        options: ``maxiter`` (200 n), ``gtol``, the norm of the gradient at which x is a minimum (1e-5), ``norm``, the
            order of that norm (inf), ``line_search_maxiter`` (10), and for LBFGS ``history_size``, how many steps
            count (20).

    Raises:
        NotImplementedError: for the method "LAGRANGE", which MindSpore offers on a GPU only.
        TypeError: for another option, and if x0 is no Tensor.
        ValueError: for another method, and if x0 has not one axis.

    >>> import amadou as ms
    >>> ms.scipy.optimize.minimize(lambda x: ((x - 1) ** 2).sum(), ms.Tensor([3.0, 4.0]), method="BFGS").success
    True
    """
    _check_method(method)
    x = _vector("minimize", "x0", x0)
    _warn_of_unused(hess=hess, hessp=hessp, bounds=bounds, constraints=constraints or None)
    settings = _settings(method, options, tol, len(x))
    history_size = settings.pop("history_size", None)
    inverse = DenseInverse(x) if history_size is None else LimitedInverse(history_size)
    objective = Objective(func, args, jac)
    end = descend(objective, x, inverse, callback=callback, **settings)
    return OptimizeResults(
        x=wrap(end.x),
        success=end.status == CONVERGED,
        status=end.status,
        fun=end.value,
        jac=wrap(end.gradient),
        hess_inv=None if inverse.matrix is None else wrap(inverse.matrix),
        nfev=objective.num_calls,
        njev=objective.num_calls,
        nit=end.num_updates,
    )


def _check_method(method: Any) -> None:
    name = str(method).upper()
    if name not in ("BFGS", "LBFGS"):
        kind = NotImplementedError if name == "LAGRANGE" else ValueError
        raise kind(f"For 'minimize', 'method' must be 'BFGS' or 'LBFGS', but got {method!r}.")


def _vector(cls: str, arg: str, value: Any) -> torch.Tensor:
    x = check_tensor(cls, arg, raw(value))
    if x.ndim != 1:
        raise ValueError(f"For '{cls}', '{arg}' must have one axis, but got the shape {tuple(x.shape)}.")
    return x


def _warn_of_unused(**given: Any) -> None:
    for name, value in given.items():
        if value is not None:
            warnings.warn(f"For 'minimize', '{name}' has no influence on this method.", RuntimeWarning, stacklevel=3)


def _settings(method: Any, options: dict | None, tol: float | None, size: int) -> dict[str, Any]:
    defaults: dict[str, Any] = {"maxiter": None, "norm": math.inf, "gtol": 1e-5 if tol is None else tol}
    defaults |= {"line_search_maxiter": 10} | ({"history_size": 20} if method.upper() == "LBFGS" else {})
    unknown = set(options or ()) - set(defaults)
    if unknown:
        raise TypeError(f"For 'minimize', 'options' must be among {[*defaults]}, but got {sorted(unknown)}.")
    settings = defaults | (options or {})
    settings["maxiter"] = 200 * size if settings["maxiter"] is None else settings["maxiter"]
    return settings


def line_search(
    f: Callable,
    xk: Any,
    pk: Any,
    jac: Callable | None = None,
    gfk: Any = None,
    old_fval: Any = None,
    old_old_fval: Any = None,
    c1: float = 1e-4,
    c2: float = 0.9,
    maxiter: int = 20,
) -> LineSearchResults:
    """A step from ``xk`` in the direction ``pk`` that satisfies the strong conditions of Wolfe. xk, pk: [n] float.

    Args:
        f: the function that is to fall; gives one number.
        jac: gives its gradient, [n]; None to compute it from f.
        gfk, old_fval: the gradient and the value at xk, if they are known.
        old_old_fval: has no influence.
        c1, c2: how far the value must fall, and the slope, as parts of what they are at xk.
        maxiter: how many steps away from xk to try.
    """
    x, direction = _vector("line_search", "xk", xk), _vector("line_search", "pk", pk)
    objective = Objective(f, (), jac)
    if old_fval is None or gfk is None:
        value, gradient = objective(x)
    else:
        value, gradient = float(raw(old_fval)), raw(gfk)
    origin = Point(0.0, value, float(torch.dot(gradient, direction)), gradient)
    found = search(objective.along(x, direction), Conditions(origin, c1, c2), 1.0, maxiter)
    point, calls = found.point, objective.num_calls
    return LineSearchResults(
        failed=found.status == FAILED,
        nit=found.num_steps,
        nfev=calls,
        ngev=calls,
        k=found.num_steps + 1,
        a_k=point.step,
        f_k=point.value,
        g_k=wrap(point.gradient),
        status=found.status,
    )


_NO_LIMIT = Tensor(torch.iinfo(torch.int64).max, mstype.int64)


def linear_sum_assignment(cost_matrix: Any, maximize: bool, dimension_limit: Any = _NO_LIMIT) -> tuple[Any, Any]:
    """Rows and columns paired so that the sum of their costs is least. cost_matrix: [n, m] -> two of [min(n, m)] int64.

    The pairs are in the order of their rows. The matrix is brought to the CPU for it.

    Args:
        maximize: whether the sum is to be greatest.
        dimension_limit: a Tensor of how many columns count; the result is filled up with -1.

    Raises:
        TypeError: if ``maximize`` is no bool, or ``dimension_limit`` no Tensor.
        ValueError: if the matrix has not two axes.
    """
    if not isinstance(maximize, bool):
        raise TypeError(f"For 'linear_sum_assignment', 'maximize' must be a bool, but got {maximize!r}.")
    limit = int(check_tensor("linear_sum_assignment", "dimension_limit", raw(dimension_limit)))
    costs = check_tensor("linear_sum_assignment", "cost_matrix", raw(cost_matrix)).detach()
    if costs.ndim != 2:
        raise ValueError(f"For 'linear_sum_assignment', the matrix must have two axes, but got {tuple(costs.shape)}.")
    size = min(costs.shape)
    counted = costs[:, :limit].double().cpu().numpy() * (-1 if maximize else 1)
    rows, columns = (torch.nn.functional.pad(x, (0, size - len(x)), value=-1) for x in _pairs(counted))
    return wrap(rows.to(costs.device)), wrap(columns.to(costs.device))


def _pairs(costs: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """costs: [n, m] array -> rows in ascending order and their columns."""
    if costs.shape[0] <= costs.shape[1]:
        columns = torch.from_numpy(assign(costs))
        return torch.arange(len(columns)), columns
    rows, columns = torch.from_numpy(assign(costs.T)).sort()
    return rows, columns
