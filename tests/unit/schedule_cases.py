"""Schedules whose rates, or errors, record_schedules.py records of MindSpore and test_schedules.py asks of amadou."""

STEPS = [0, 1, 2, 3, 4, 5, 9]

SCHEDULES = [
    *(
        f"nn.{name}({arguments})"
        for name in ("ExponentialDecayLR", "NaturalExpDecayLR", "InverseDecayLR")
        for arguments in (
            "0.1, 0.9, 4", "0.1, 0.9, 4, True", "0.1, 1.0, 4", "0.1, 1.5, 4", "1, 0.9, 4", "0.1, 1, 4", "0.1, 0.9, 4.0",
            "0.0, 0.9, 4", "-0.1, 0.9, 4", "0.1, 0.0, 4", "0.1, 0.9, 0", "0.1, 0.9, True", "0.1, 0.9, 4, 1",
            "'a', 0.9, 4",
        )
    ),
    *(
        f"nn.CosineDecayLR({arguments})"
        for arguments in (
            "0.01, 0.1, 4", "0.0, 0.1, 7", "0.1, 0.1, 4", "0, 0.1, 4", "-0.1, 0.1, 4", "0.01, 1, 4", "0.01, 0.1, 4.0",
            "0.01, 0.1, 0", "0.0, 0.0, 3",
        )
    ),
    *(
        f"nn.PolynomialDecayLR({arguments})"
        for arguments in (
            "0.1, 0.01, 4, 0.5", "0.1, 0.01, 4, 0.5, True", "0.1, 0.2, 4, 2.0", "0.1, 0.0, 3, 1.0, True",
            "0.1, 0.01, 4, 1", "0.1, 0.01, 4, 0.0", "0.1, 0, 4, 0.5", "0, 0.1, 4, 0.5", "0.1, -0.1, 4, 0.5",
            "0.1, 0.01, 0, 0.5", "0.1, 0.01, 4, 0.5, 1", "0.0, 0.0, 4, 0.5",
        )
    ),
    *(
        f"nn.WarmUpLR({arguments})"
        for arguments in ("0.1, 4", "0.0, 4", "1, 4", "-0.1, 4", "0.1, 4.0", "0.1, 0", "'a', 4")
    ),
]  # fmt: skip

LISTS = [
    *(
        f"nn.{name}({arguments})"
        for name in ("exponential_decay_lr", "natural_exp_decay_lr", "inverse_decay_lr")
        for arguments in (
            "0.1, 0.9, 6, 2, 1", "0.1, 0.9, 9, 2, 2", "0.1, 0.9, 9, 2, 2, True", "0.1, 1.5, 5, 2, 2", "1, 0.9, 6, 2, 1",
            "0.1, 1, 6, 2, 1", "0.1, 0.9, 6.0, 2, 1", "0.1, 0.9, 0, 2, 1", "0.1, 0.9, 6, 0, 1", "0.1, 0.9, 6, 2, 0",
            "0.0, 0.9, 6, 2, 1", "0.1, 0.0, 6, 2, 1", "0.1, 0.9, 6, 2, 1, 1",
        )
    ),
    *(
        f"nn.cosine_decay_lr({arguments})"
        for arguments in (
            "0.01, 0.1, 6, 2, 2", "0.0, 0.1, 6, 2, 2", "0.1, 0.01, 6, 2, 2", "0, 0.1, 6, 2, 2", "-0.1, 0.1, 6, 2, 2",
            "0.01, 1, 6, 2, 2", "0.0, 0.1, 6, 2, 2.0",
        )
    ),
    *(
        f"nn.polynomial_decay_lr({arguments})"
        for arguments in (
            "0.1, 0.01, 6, 2, 2, 0.5", "0.1, 0.2, 6, 2, 2, 0.5", "0.1, 0.01, 9, 2, 2, 0.5, True",
            "0.1, 0.01, 6, 2, 2, 1",
            "0.1, 0.01, 6, 2, 2, 0.0", "0, 0.01, 6, 2, 2, 0.5", "0.1, 0, 6, 2, 2, 0.5", "0.1, 0.01, 8, 2, 2, 0.5, 1",
        )
    ),
    *(
        f"nn.warmup_lr({arguments})"
        for arguments in (
            "0.1, 6, 2, 2", "0.0, 6, 2, 2", "1, 6, 2, 2", "0.1, 6, 2, 0", "0.1, 6, 2, 2.0", "0.1, 6, 0, 1",
            "-0.1, 6, 2, 2",
        )
    ),
    *(
        f"nn.piecewise_constant_lr({arguments})"
        for arguments in (
            "[2, 5, 10], [0.1, 0.05, 0.01]", "(2, 4), (0.1, 0.2)", "[], []", "[2, 2], [0.1, 0.2]", "[2], [-0.1]",
            "[2], [0.1, 0.2]", "[5, 2], [0.1, 0.2]", "[2.0], [0.1]", "[2], [1]", "2, [0.1]", "[2], 0.1", "[0], [0.1]",
            "[2], ['a']", "[True], [0.1]",
        )
    ),
]  # fmt: skip


def rates(ms, code):
    """The float32 rates of a schedule, or the name of the exception."""
    try:
        schedule = eval(code, {"nn": ms.nn})
        return [float(schedule(ms.Tensor(step, ms.int32)).asnumpy()) for step in STEPS]
    except Exception as error:
        return type(error).__name__


def rate_list(ms, code):
    """The rates of a list, or the name of the exception."""
    try:
        return eval(code, {"nn": ms.nn})
    except Exception as error:
        return type(error).__name__
