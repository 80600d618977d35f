"""Optimizers whose ten steps record_optimizers.py records of MindSpore and test_optimizers.py asks of amadou."""

import numpy as np

SHAPES = {"conv": (2, 3, 2, 2), "dense.weight": (3, 4), "norm.gamma": (4,), "norm.beta": (4,), "scale": (1,)}
NUM_STEPS = 10

# Of Parameters `p`; evaluated with nn, ms, p in scope.
GROUPS = "[{'params': p[:2], 'weight_decay': 0.1}, {'params': p[2:], 'lr': 0.05}, {'order_params': p[::-1]}]"
DYNAMIC = "[{'params': p[:2], 'lr': [0.1 / i for i in range(1, 12)]}, {'params': p[2:]}]"
DECAYED = "[{'params': p[:2], 'weight_decay': nn.ExponentialDecayLR(0.1, 0.9, 4)}, {'params': p[2:]}]"

CASES = {
    "Momentum": "nn.Momentum(p, 0.1, 0.9)",
    "Momentum decay scale": "nn.Momentum(p, 0.1, 0.9, 0.01, 8.0)",
    "Momentum int": "nn.Momentum(p, 1, 0.5, 1, 2)",
    "Momentum list": "nn.Momentum(p, [0.1 / i for i in range(1, 12)], 0.9, 0.01)",
    "Momentum tensor": "nn.Momentum(p, ms.Tensor([0.1 / i for i in range(1, 12)]), 0.9)",
    "Momentum schedule": "nn.Momentum(p, nn.ExponentialDecayLR(0.1, 0.9, 4), 0.9, loss_scale=4.0)",
    "Momentum warm up": "nn.Momentum(p, nn.WarmUpLR(0.1, 4), 0.9, nn.PolynomialDecayLR(0.1, 0.01, 4, 0.5))",
    "Momentum groups": f"nn.Momentum({GROUPS}, 0.1, 0.9, 0.001, 2.0)",
    "Momentum group lists": f"nn.Momentum({DYNAMIC}, 0.1, 0.9, 0.001)",
    "Momentum group decay": f"nn.Momentum({DECAYED}, 0.1, 0.9, 0.001, 16.0)",
    "SGD": "nn.SGD(p)",
    "SGD momentum": "nn.SGD(p, 0.1, 0.9, 0.1, 0.01)",
    "SGD decay": "nn.SGD(p, 0.1, 0.0, 0.5, 0.01, loss_scale=2.0)",
    "SGD nesterov": "nn.SGD(p, 0.1, 0.9, 0.0, 0.01, True, 2.0)",
    "SGD groups": f"nn.SGD({GROUPS}, 0.1, 0.9, weight_decay=0.001)",
    "SGD group lists": f"nn.SGD({DYNAMIC}, 0.1, 0.9)",
    "Adam": "nn.Adam(p, 0.01)",
    "Adam nesterov": "nn.Adam(p, 0.01, 0.8, 0.9, 1e-3, use_nesterov=True)",
    "Adam amsgrad": "nn.Adam(p, 0.01, 0.8, 0.9, 1e-3, use_amsgrad=True)",
    "Adam amsgrad groups": f"nn.Adam({GROUPS}, 0.01, use_amsgrad=True)",
    "Adam decay scale": "nn.Adam(p, 0.01, weight_decay=0.1, loss_scale=1024.0)",
    "Adam lazy": "nn.Adam(p, 0.01, use_lazy=True)",
    "Adam offload": "nn.Adam(p, 0.01, use_offload=True)",
    "Adam list": "nn.Adam(p, [0.01 * i for i in range(1, 12)])",
    "Adam groups": f"nn.Adam({GROUPS}, 0.01, eps=0.1)",
    "Adam group lists": f"nn.Adam({DYNAMIC}, 0.01)",
    "AdamWeightDecay": "nn.AdamWeightDecay(p, 0.01)",
    "AdamWeightDecay decay": "nn.AdamWeightDecay(p, 0.01, 0.8, 0.9, 1e-3, 0.1)",
    "AdamWeightDecay schedule": "nn.AdamWeightDecay(p, nn.CosineDecayLR(0.01, 0.1, 6), weight_decay=0.1)",
    "AdamWeightDecay groups": f"nn.AdamWeightDecay({GROUPS}, 0.01)",
    "AdamWeightDecay group lists": f"nn.AdamWeightDecay({DYNAMIC}, 0.01, weight_decay=0.1)",
    "LazyAdam": "nn.LazyAdam(p, 0.01)",
    "LazyAdam groups": f"nn.LazyAdam({GROUPS}, 0.01, 0.8, 0.9, 1e-3, use_nesterov=True)",
    "AdamOffload": "nn.AdamOffload(p, 0.01)",
    "AdamOffload groups": f"nn.AdamOffload({GROUPS}, 0.01, 0.8, 0.9, 1e-3, use_nesterov=True)",
    "RMSProp": "nn.RMSProp(p)",
    "RMSProp momentum": "nn.RMSProp(p, 0.01, 0.8, 0.5, weight_decay=0.1, loss_scale=4.0)",
    "RMSProp centered": "nn.RMSProp(p, 0.01, 0.8, 0.5, 1e-3, centered=True)",
    "RMSProp groups": f"nn.RMSProp({GROUPS}, 0.01)",
    "RMSProp centered lists": f"nn.RMSProp({DYNAMIC}, 0.01, centered=True)",
    "Adagrad": "nn.Adagrad(p)",
    "Adagrad decay": "nn.Adagrad(p, 0.5, 0.1, weight_decay=0.1, loss_scale=2.0)",
    "Adagrad groups": f"nn.Adagrad({GROUPS})",
    "AdaMax": "nn.AdaMax(p)",
    "AdaMax decay": "nn.AdaMax(p, 0.1, 0.8, 0.9, 1e-3, 0.1, 2.0)",
    "AdaMax groups": f"nn.AdaMax({GROUPS}, 0.1)",
    "Adadelta": "nn.Adadelta(p)",
    "Adadelta decay": "nn.Adadelta(p, 0.5, 0.8, 1e-3, 2.0, 0.1)",
    "Adadelta groups": f"nn.Adadelta({GROUPS}, 0.1)",
    "FTRL": "nn.FTRL(p)",
    "FTRL penalty": "nn.FTRL(p, 0.2, 0.1, -0.7, l2=0.1, loss_scale=2.0, weight_decay=0.1)",
    "FTRL power 0": "nn.FTRL(p, 0.2, 0.1, 0.0)",
    "FTRL groups": "nn.FTRL([{'params': p[:2], 'weight_decay': 0.1}, {'params': p[2:]}], 0.2, 0.1)",
    "ProximalAdagrad": "nn.ProximalAdagrad(p)",
    "ProximalAdagrad penalties": "nn.ProximalAdagrad(p, 0.2, 0.1, l1=0.01, l2=0.1, loss_scale=2.0, weight_decay=0.1)",
    "ProximalAdagrad groups": f"nn.ProximalAdagrad({GROUPS}, 0.2, 0.1, l2=0.1)",
    "ASGD": "nn.ASGD(p)",
    "ASGD decay": "nn.ASGD(p, 0.1, 0.01, 0.5, 3.0, 0.1)",
    "ASGD groups": f"nn.ASGD({GROUPS}, 0.1, t0=3.0)",
    "Rprop": "nn.Rprop(p)",
    "Rprop steps": "nn.Rprop(p, 0.01, (0.4, 1.5), (0.005, 0.02), 0.1)",
    "Rprop groups": f"nn.Rprop({GROUPS}, 0.1)",
    "AdaFactor": "nn.AdaFactor(p)",
    "AdaFactor lr": (
        "nn.AdaFactor(p, 0.1, (1e-3, 0.1), 0.5, 0.6, 0.7, 0.1, scale_parameter=False, relative_step=False)"
    ),
    "AdaFactor warm up": "nn.AdaFactor(p, warmup_init=True, weight_decay=0.01)",
    "Lamb": "nn.Lamb(p, 0.01)",
    "Lamb decay": "nn.Lamb(p, 0.01, 0.8, 0.9, 1e-3, 0.1)",
    "Lamb groups": f"nn.Lamb({GROUPS}, 0.01)",
    "LARS": "nn.LARS(nn.Momentum(p, 0.1, 0.9))",
    "LARS decay": ("nn.LARS(nn.SGD(p, 0.1, 0.9, weight_decay=0.1), 1e-3, 0.1, True, lambda x: 'norm' not in x.name)"),
}


def first_values():
    rng = np.random.default_rng(20)
    return {name: rng.standard_normal(shape).astype(np.float32) for name, shape in SHAPES.items()}


def gradients():
    """By step, the gradients of the Parameters by name."""
    rng = np.random.default_rng(21)

    def step():
        return {name: rng.standard_normal(shape).astype(np.float32) for name, shape in SHAPES.items()}

    return [step() for _ in range(NUM_STEPS)]


def run(ms, code):
    """What the optimizer's Parameters are, and their values in a row after the first and after the last step."""
    p = [ms.Parameter(ms.Tensor(value), name=name) for name, value in first_values().items()]
    optimizer = eval(code, {"nn": ms.nn, "ms": ms, "p": p})
    rows = []
    for grads in gradients():
        optimizer(tuple(ms.Tensor(grads[parameter.name]) for parameter in optimizer.parameters))
        rows.append(np.concatenate([own.asnumpy().ravel() for own in optimizer.get_parameters()]))
    names = [f"{path}: {own.name} {own.shape} {own.dtype}" for path, own in optimizer.parameters_and_names()]
    return names, np.stack([rows[0], rows[-1]])
