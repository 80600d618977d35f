"""Optimizers and schedules that record_experimental.py records of MindSpore and test_experimental.py asks of amadou."""

import importlib

import numpy as np

SHAPES = {"conv": (2, 3, 2, 2), "dense.weight": (3, 4), "norm.gamma": (4,), "scale": (1,)}
NUM_STEPS = 10

# Evaluated with o (experimental.optim) and p (the Parameters) in scope.
_GROUPS = "[{'params': p[:2], 'weight_decay': 0.1}, {'params': p[2:], 'lr': 0.05}]"
STEPS = [
    "o.SGD(p, 0.1)",
    "o.SGD(p, 0.1, 0.9, 0.1, 0.01)",
    "o.SGD(p, 0.1, 0.9, 0, 0.01, True)",
    "o.SGD(p, 0.1, 0.9, 0.5, maximize=True)",
    f"o.SGD({_GROUPS}, 0.1, 0.9)",
    "o.Adam(p, 0.1)",
    "o.Adam(p, 0.1, (0.8, 0.9), 1e-3, 0.1)",
    "o.Adam(p, 0.1, maximize=True)",
    f"o.Adam({_GROUPS}, 0.01, eps=0.1)",
    "o.AdamW(p, 0.1)",
    "o.AdamW(p, 0.1, (0.8, 0.9), 1e-3, 0.1, True, maximize=True)",
    f"o.AdamW({_GROUPS}, 0.01, eps=0.1)",
    "o.Adadelta(p, 0.5)",
    "o.Adadelta(p, 0.5, 0.8, 1e-3, 0.1, maximize=True)",
    f"o.Adadelta({_GROUPS}, 0.5)",
    "o.Adagrad(p, 0.1)",
    "o.Adagrad(p, 0.1, 0.1, 0.1, 0.5, 1e-3, maximize=True)",
    f"o.Adagrad({_GROUPS}, 0.1)",
    "o.ASGD(p, 0.1)",
    "o.ASGD(p, 0.1, 0.01, 0.5, 3.0, 0.1)",
    "o.ASGD(p, 0.1, 0.01, 0.5, 3.0, 0.1, True)",
    f"o.ASGD({_GROUPS}, 0.1)",
    "o.Adamax(p, 0.1)",
    "o.Adamax(p, 0.1, (0.8, 0.9), 1e-3, 0.1, maximize=True)",
    f"o.Adamax({_GROUPS}, 0.1)",
    "o.RMSprop(p, 0.01)",
    "o.RMSprop(p, 0.1, 0.8, 1e-3, 0.1, 0.5)",
    "o.RMSprop(p, 0.1, 0.8, 1e-3, 0.1, 0.5, True)",
    "o.RMSprop(p, 0.1, 0.8, 1e-3, 0.1, 0.0, True, True)",
    f"o.RMSprop({_GROUPS}, 0.01, momentum=0.5)",
    "o.Rprop(p, 0.1)",
    "o.Rprop(p, 0.1, (0.4, 1.5), (0.05, 0.2), maximize=True)",
    f"o.Rprop({_GROUPS}, 0.1)",
    "o.RAdam(p, 0.1)",
    "o.RAdam(p, 0.1, (0.8, 0.9), 1e-3, 0.1)",
    f"o.RAdam({_GROUPS}, 0.1)",
    "o.NAdam(p, 0.01)",
    "o.NAdam(p, 0.1, (0.8, 0.9), 1e-3, 0.1, 0.01)",
    f"o.NAdam({_GROUPS}, 0.1)",
]

# Code that may fail -> its repr, or the name of the exception; also with m (mint.optim) in scope.
CONSTRUCTIONS = [
    *(f"o.Adam({params})" for params in (
        "p", "[]", "None", "3", "iter(p)", "[{'params': p[:1]}, {'params': p[1:], 'lr': 0.5, 'betas': (0.8, 0.9)}]",
        "[{'params': p[:1]}, {'params': p[:1]}]", "[{'lr': 1.0}]", "[{'params': p, 'foo': 1}]", "[{'params': p[0]}]",
        "[{'params': []}]", "[{'params': p, 'lr': 'a'}]", "[{'params': p, 'lr': -1.0}]",
        "[{'params': p, 'weight_decay': -1.0}]", "p[0]", "[3]", "[p[0], 3]",
    )),
    *(f"o.Adam(p, {settings})" for settings in (
        "-0.1", "'a'", "1", "ms.Tensor(0.1)", "betas=(1.0, 0.9)", "betas=(0.9, 1.9)", "betas=0.9", "eps=-1.0", "eps=1",
        "weight_decay=-1.0", "weight_decay=1", "weight_decay='a'", "amsgrad=True", "True",
    )),
    *(f"o.SGD(p{settings})" for settings in (
        "", ", 0.1, momentum=-1", ", 0.1, momentum=1", ", 0.1, nesterov=True", ", 0.1, 0.9, 0.1, nesterov=True",
        ", 0.1, weight_decay=-1", ", 0.1, dampening=-1.0",
    )),
    "o.Rprop(p, etas=(1.2, 0.5))", "o.Rprop(p, etas=(0.5, 0.9))", "o.Rprop(p)", "o.Adadelta(p, rho=1.5)",
    "o.RMSprop(p, alpha=-1.0)", "o.RMSprop(p, momentum=-1.0)", "o.RMSprop(p)", "o.Adagrad(p, lr_decay=-1.0)",
    "o.Adagrad(p, initial_accumulator_value=-1.0)", "o.NAdam(p, momentum_decay=-1.0)", "o.ASGD(p, lambd='a')",
    "o.ASGD(p)", "o.Adamax(p)", "o.RAdam(p)", "o.Adam(p).add_param_group(3)", "o.Optimizer(p, {'lr': 0.1})",
    "o.Optimizer(p, {})", "m.Adam(p, -1.0)", "m.Adam(p)", "m.AdamW(p)", "m.AdamW(p, betas=(1.5, 0.9))",
    "m.SGD(p, -1.0)", "m.SGD(p, 0.1, nesterov=True)",
]  # fmt: skip

# (schedule of s, optimizer, what each step gets), with o the optimizer
_SGD = "o.SGD(p, 0.1)"
_TWO = "o.SGD([{'params': p[:1]}, {'params': p[1:], 'lr': 0.5}], 0.1)"
SCHEDULES = [
    *((f"s.{code}", _SGD, None) for code in (
        "StepLR(o, 2, 0.5)", "LinearLR(o)", "LinearLR(o, 0.5, 0.9, 3)", "ExponentialLR(o, 0.5)", "PolynomialLR(o)",
        "PolynomialLR(o, 4, 2.0)", "MultiplicativeLR(o, lambda t: 0.9)", "ConstantLR(o)", "ConstantLR(o, 0.5, 2)",
        "MultiStepLR(o, [2, 4])", "MultiStepLR(o, [4, 2, 2])", "LambdaLR(o, lambda t: 0.9 ** t)",
        "CyclicLR(o, 0.01, 0.1, 3)", "CyclicLR(o, 0.01, 0.1, 3, 2, 'triangular2')",
        "CyclicLR(o, 0.01, 0.1, 2, mode='exp_range', gamma=0.9)",
        "CyclicLR(o, 0.01, 0.1, 2, scale_fn=lambda x: 0.5 ** x)", "CosineAnnealingLR(o, 3)",
        "CosineAnnealingLR(o, 3, 0.01)", "CosineAnnealingWarmRestarts(o, 2)", "CosineAnnealingWarmRestarts(o, 2, 2)",
        "SequentialLR(o, [s.ConstantLR(o, 0.1, 2), s.ExponentialLR(o, 0.9)], [2])",
        "SequentialLR(o, [s.LinearLR(o, 0.1, 1.0, 3), s.StepLR(o, 2), s.PolynomialLR(o)], [3, 6])",
        "StepLR(o, 2, 0.5, last_epoch=1)", "StepLR(3, 2)", "StepLR(o, 2.0)", "StepLR(o, 2, 'a')", "LinearLR(o, 0.0)",
        "LinearLR(o, 2.0)", "LinearLR(o, 0.5, 2.0)", "LinearLR(o, 0.5, 1.0, 2.0)", "ConstantLR(o, 2.0)",
        "MultiStepLR(o, 3)", "MultiStepLR(o, [1.5])", "CyclicLR(o, 0.01, 0.1, mode='no')",
        "CyclicLR(o, [0.1, 0.2], 0.1)", "CyclicLR(o, 0.01, 0.1, scale_fn=3)", "CosineAnnealingWarmRestarts(o, 0)",
        "CosineAnnealingWarmRestarts(o, 2, 0)", "SequentialLR(o, [s.ConstantLR(o)], [2])", "LambdaLR(o, [1, 2])",
        "MultiplicativeLR(o, [lambda t: 1, lambda t: 2])", "CosineAnnealingLR(o, 3.0)", "ExponentialLR(o, 1)",
        "PolynomialLR(o, 5, 1)", "ReduceLROnPlateau(o, mode='no')", "ReduceLROnPlateau(o, factor=1.0)",
        "ReduceLROnPlateau(o, factor='a')", "ReduceLROnPlateau(o, threshold_mode='no')",
        "ReduceLROnPlateau(o, min_lr=[1, 2])",
    )),
    ("s.ReduceLROnPlateau(o, patience=1, cooldown=1, factor=0.5)", _SGD, [1] * 10),
    ("s.ReduceLROnPlateau(o, 'max', 0.5, 0, 0.1, 'abs', min_lr=0.02)", _SGD, [1, 1.05, 1.2, 1.2, 1.4, 1, 1, 1]),
    ("s.ReduceLROnPlateau(o, 'min', 0.1, 0)", _TWO, [1, 1.5, 1.8, 0.4, 0.5]),
    ("s.CosineAnnealingWarmRestarts(o, 2)", _SGD, [0.0, 0.3, 0.6, 1.0, 2.3, 5.5]),
    ("s.StepLR(o, 2)", _SGD, [1, 2, 3, 7]),
    ("s.CyclicLR(o, [0.01, 0.02], [0.1, 0.2], 3)", _TWO, None),
    ("s.LambdaLR(o, [lambda t: 0.9 ** t, lambda t: 0.5 ** t])", _TWO, None),
    ("s.StepLR(o, 2)", "ms.nn.SGD(p, 0.1)", None),
    ("s.StepLR(o, 2)", "m.SGD(p, 0.1)", None),
]  # fmt: skip


def first_values():
    rng = np.random.default_rng(30)
    return {name: rng.standard_normal(shape).astype(np.float32) for name, shape in SHAPES.items()}


def gradients():
    """By step, the gradients of the Parameters in a row."""
    rng = np.random.default_rng(31)
    return [[rng.standard_normal(shape).astype(np.float32) for shape in SHAPES.values()] for _ in range(NUM_STEPS)]


def names(ms):
    """What code may name."""
    path = ms.__name__
    modules = {
        "o": importlib.import_module(f"{path}.experimental.optim"),
        "s": importlib.import_module(f"{path}.experimental.optim.lr_scheduler"),
        "m": importlib.import_module(f"{path}.mint.optim"),
    }
    p = [ms.Parameter(ms.Tensor(value), name=name) for name, value in first_values().items()]
    return {**modules, "ms": ms, "p": p}


def run(ms, code):
    """What the optimizer's Parameters are, and their values in a row after the first and after the last step."""
    optimizer = eval(code, names(ms))
    rows = []
    for grads in gradients():
        optimizer(tuple(map(ms.Tensor, grads)))
        rows.append(np.concatenate([own.asnumpy().ravel() for own in optimizer.get_parameters()]))
    described = [f"{path}: {own.name} {own.shape} {own.dtype}" for path, own in optimizer.parameters_and_names()]
    return described, np.stack([rows[0], rows[-1]])


def shown(ms, code):
    """What an optimizer prints, or the name of the exception."""
    try:
        return repr(eval(code, names(ms)))
    except Exception as error:
        return type(error).__name__


def rates(ms, code, optimizer, steps):
    """The rates of the groups at first (if they are known) and after each step, or the name of the exception."""
    given = names(ms)
    try:
        made = eval(optimizer, given)
        schedule = eval(code, {**given, "o": made})
        row = [[float(group["lr"]) for group in made.param_groups]]
        for arguments in [(step,) for step in steps] if steps else [()] * 9:
            schedule.step(*arguments)
            row.append([float(rate) for rate in schedule.get_last_lr()])
        return row
    except Exception as error:
        return type(error).__name__
