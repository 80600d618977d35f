"""Every public class of nn, mint.nn and the optimizers is held to a truth."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

import amadou as ms
from amadou import nn
from tests.conformance.collect import FAMILIES, cases_of

from . import (
    experimental_cases,
    layer_attribute_cases,
    metric_cases,
    optimizer_cases,
    schedule_cases,
    seeded_layers_cases,
    test_mint_layers,
)

TESTS = Path(__file__).parents[1]
CONFORMANCE = " ".join(f"{case.target} {case.args}" for family in FAMILIES for case in cases_of(family))
LIKE_TORCH = " ".join(
    code for code, _ in test_mint_layers.WITH_WEIGHTS + test_mint_layers.WITHOUT_WEIGHTS + test_mint_layers.LOSSES
)

# The code of all cases about a namespace, and how a class looks in it.
CASES = {
    "nn": [
        (CONFORMANCE, r"(?<!mint\.)nn\.{}\b"),
        (" ".join(optimizer_cases.CASES.values()), r"nn\.{}\("),
        (" ".join(schedule_cases.SCHEDULES), r"nn\.{}\("),
        (" ".join(code for code, _ in metric_cases.CASES), r"\b{}\("),
    ],
    "mint.nn": [(LIKE_TORCH, r"\b{}\(")],
    "experimental.optim": [(" ".join(experimental_cases.STEPS), r"o\.{}\(")],
    "experimental.optim.lr_scheduler": [(" ".join(code for code, *_ in experimental_cases.SCHEDULES), r"s\.{}\(")],
    "mint.optim": [],
}
# The others: no function of its inputs, no kernel in MindSpore's CPU, or the base class of many.
TESTED_IN = {
    "probes/programs/cell_attributes.py": "nn.Cell mint.nn.Cell",
    "probes/programs/cell_containers.py": "nn.CellDict nn.CellList nn.SequentialCell",
    "unit/test_experimental.py": "mint.optim.Adam mint.optim.AdamW mint.optim.SGD mint.optim.FusedAdamW "
    "experimental.optim.Optimizer experimental.optim.lr_scheduler.LRScheduler",
    "unit/test_layers_without_kernels.py": "nn.InstanceNorm1d nn.InstanceNorm3d nn.RReLU",
    "unit/test_metrics.py": "nn.Accuracy nn.F1 nn.Fbeta nn.Loss nn.MAE nn.MSE nn.Metric nn.Perplexity nn.Precision "
    "nn.Recall nn.Top1CategoricalAccuracy nn.Top5CategoricalAccuracy nn.TopKCategoricalAccuracy",
    "unit/test_mint_layers.py": "mint.nn.CosineEmbeddingLoss mint.nn.CrossEntropyLoss mint.nn.Embedding "
    "mint.nn.MaxUnpool2d mint.nn.NLLLoss mint.nn.SyncBatchNorm",
    "unit/test_optimizers.py": "nn.Optimizer nn.AdaSumByGradWrapCell nn.AdaSumByDeltaWeightWrapCell",
    "unit/test_dataset_helper.py": "nn.GetNextSingleOp",
    "unit/test_strategies.py": "nn.PipelineGradReducer",
    "unit/test_wrap.py": "nn.DistributedGradReducer nn.DynamicLossScaleUpdateCell nn.FixedLossScaleUpdateCell "
    "nn.ForwardValueAndGrad nn.Jvp nn.ParameterUpdate nn.TrainOneStepCell nn.TrainOneStepWithLossScaleCell "
    "nn.WithEvalCell nn.WithLossCell",
}
ELSEWHERE = {name: file for file, names in TESTED_IN.items() for name in names.split()}


# Modules that import classes which they do not offer.
OWN_ONLY = ("experimental.optim.lr_scheduler", "mint.optim")


def classes(namespace):
    """name -> class."""
    module = importlib.import_module(f"amadou.{namespace}")
    public = {name: value for name, value in inspect.getmembers(module, inspect.isclass) if name[0] != "_"}
    if namespace in OWN_ONLY:
        return {name: value for name, value in public.items() if value.__module__ == module.__name__}
    return public


def has_case(namespace, name):
    return any(re.search(how.format(name), code) for code, how in CASES[namespace])


NAMED = {
    value
    for namespace in CASES
    for name, value in classes(namespace).items()
    if has_case(namespace, name) or f"{namespace}.{name}" in ELSEWHERE
}


@pytest.mark.parametrize("namespace", CASES)
def test_every_class_has_a_case(namespace):
    """Under this name, or under another that the same class has."""
    assert [name for name, value in classes(namespace).items() if value not in NAMED] == []


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_tested_elsewhere_is_named_there(name):
    namespace, _, last = name.rpartition(".")
    assert not has_case(namespace, last), "it has a case of its own now"
    assert re.search(rf"\b{last}\b", (TESTS / ELSEWHERE[name]).read_text())


# Cells whose Parameters are a network's, or numbers that are not drawn.
AROUND_A_NET = (
    nn.DynamicLossScaleUpdateCell,
    nn.Optimizer,
    nn.ParameterUpdate,
    nn.TrainOneStepCell,
    nn.WithGradCell,
)
OPTIMIZERS = [
    name for name, value in classes("nn").items() if issubclass(value, nn.Optimizer) and f"nn.{name}" not in ELSEWHERE
]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_is_recorded_with_groups_and_with_weight_decay(name):
    cases = {case: code for case, code in optimizer_cases.CASES.items() if f"nn.{name}(" in code}
    assert any("groups" in case for case in cases)
    assert any("decay" in case + code for case, code in cases.items())


def test_every_layer_with_parameters_is_recorded_with_its_first_values():
    cells = [layer_attribute_cases.make(ms, code) for code in layer_attribute_cases.LAYERS]
    with_weights = {type(cell).__name__ for cell in cells if cell._params and not isinstance(cell, AROUND_A_NET)}
    assert {name for name in with_weights if f"nn.{name}(" not in " ".join(seeded_layers_cases.LAYERS)} == set()


def test_every_function_of_learning_rates_is_recorded():
    functions = [name for name in dir(nn) if name.endswith("_lr") and callable(getattr(nn, name))]
    codes = " ".join(map(str, [*schedule_cases.SCHEDULES, *vars(schedule_cases).values()]))
    assert [name for name in functions if f"{name}(" not in codes] == []
