"""Distributions and bijectors that record_probability.py records of MindSpore, test_probability.py asks of amadou."""

import importlib

import numpy as np

# name -> how it is made, values, parameters of another distribution
DISTRIBUTIONS = {
    "Bernoulli": ("D.Bernoulli(0.3)", "[0, 1, 1]", "T([0.2, 0.5, 0.6])"),
    "Beta": ("D.Beta([3.0], [4.0])", "[0.1, 0.5, 0.8]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Categorical": ("D.Categorical([0.2, 0.5, 0.3])", "[1, 0, 2]", "T([0.35, 0.15, 0.5])"),
    "Cauchy": ("D.Cauchy(3.0, 4.0)", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Exponential": ("D.Exponential(0.5)", "[1, 2, 3]", "T([0.2, 0.5, 0.4])"),
    "Gamma": ("D.Gamma([3.0], [4.0])", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Geometric": ("D.Geometric(0.5)", "[1, 0, 3]", "T([0.2, 0.5, 0.4])"),
    "Gumbel": ("D.Gumbel(0.5, 2.0)", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "HalfNormal": ("D.HalfNormal(0.5, 2.0)", "[1, 2, 0]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Laplace": ("D.Laplace(0.5, 2.0)", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "LogNormal": ("D.LogNormal(0.3, 0.5)", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Logistic": ("D.Logistic(3.0, 4.0)", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Normal": ("D.Normal(3.0, 4.0)", "[1, 2, 3]", "T([1.0]), T([1.0, 1.5, 2.0])"),
    "Poisson": ("D.Poisson([0.5])", "[1, 2, 3]", "T([0.2, 0.5, 0.4])"),
    "StudentT": ("D.StudentT(2.0, 0.5, 2.0)", "[1, 2, 3]", "T([3.0]), T([1.0]), T([1.0, 1.5, 2.0])"),
    "Uniform": ("D.Uniform(0.0, 2.0)", "[0.5, 1, 3]", "T([-1.0]), T([1.0, 1.5, 2.0])"),
    "TransformedDistribution": ("D.TransformedDistribution(B.Exp(), D.Normal(0.0, 1.0))", "[1, 2, 3]", ""),
}
_OF_VALUES = ("prob", "log_prob", "cdf", "log_cdf", "survival_function", "log_survival")
_MOMENTS = ("mean", "mode", "sd", "var", "entropy")


def _of_distribution(name, made, values, parameters):
    yield from (f"{made}.{method}(T({values}))" for method in _OF_VALUES)
    # MindSpore fails over the mode of a Bernoulli
    yield from (f"{made}.{method}()" for method in _MOMENTS if (name, method) != ("Bernoulli", "mode"))
    yield f"{made}('prob', T({values}))"
    if parameters and name != "Gumbel":  # MindSpore's takes none
        yield f"{made}.prob(T({values}), {parameters})"
        yield f"{made}.mean({parameters})"
        yield f"D.{name}().log_prob(T({values}), {parameters})"
    if parameters:
        yield f"{made}.kl_loss('{name}', {parameters})"
        yield f"{made}.cross_entropy('{name}', {parameters})"


_BIJECTORS = (
    "B.Exp()", "B.PowerTransform(0.5)", "B.PowerTransform(0.0)", "B.PowerTransform(2.0)", "B.ScalarAffine(-2.0, 1.0)",
    "B.Softplus(2.0)", "B.GumbelCDF(0.5, 2.0)", "B.Invert(B.Exp())", "B.Invert(B.GumbelCDF(0.5, 2.0))",
)  # fmt: skip

CODES = [
    *(code for name, case in DISTRIBUTIONS.items() for code in _of_distribution(name, *case)),
    *(
        f"{made}.{method}(T([0.2, 0.5, 0.8]))"
        for made in _BIJECTORS
        for method in ("forward", "inverse", "forward_log_jacobian", "inverse_log_jacobian")
    ),
    "B.Exp()('forward', T([0.2, 0.5]))",
    "B.Exp()(D.Normal(0.0, 1.0)).log_prob(T([0.2, 0.5]))",
    "B.ScalarAffine(2.0, 1.0)(D.Normal(0.5, 1.0)).mean()",
    "D.Normal().prob(T([1.0]))",
    "D.Bernoulli(0.5).kl_loss('Bernoulli', T([0.2, 0.3, 0.4]), T([0.6]))",
    "D.Bernoulli(0.5).kl_loss('Normal', T([0.2, 0.3, 0.4]))",
    "D.Normal(0.0, -1.0)",
    "D.Normal('a', 1.0)",
    "D.Normal(0.0, 1.0).prob([1.0])",
    "D.Normal(0.0, 1.0, seed=-1)",
    "D.Normal(0.0, 1.0, seed=1.5)",
    "D.Bernoulli(1.5)",
    "D.Exponential(-1.0)",
    "D.Uniform(2.0, 1.0)",
    "D.Gumbel(0.0, -1.0)",
    "D.Normal(0.0, 1.0)('no')",
    "B.Invert(3)",
    "B.GumbelCDF(0.0, -1.0)",
    "B.PowerTransform(-1.0)",
    "B.PowerTransform('a')",
    "B.Exp().forward(3.0)",
    "D.TransformedDistribution(3, D.Normal(0.0, 1.0))",
    "D.TransformedDistribution(B.Exp(), 3)",
]


def answer(ms, code):
    """The numbers that code gives, or the name of the exception."""
    path = f"{ms.__name__}.nn.probability"
    names = {
        "D": importlib.import_module(f"{path}.distribution"),
        "B": importlib.import_module(f"{path}.bijector"),
        "T": lambda values: ms.Tensor(np.array(values, np.float32)),
    }
    try:
        result = eval(code, names)
        return result.asnumpy().tolist() if isinstance(result, ms.Tensor) else type(result).__name__
    except Exception as error:
        return type(error).__name__
