"""Names told from a checkpoint alone, from a model, and by rules; and what is not told."""

import pytest
import torch

import amadou as ms
from amadou.bridge.convert import make_plan
from amadou.bridge.files import Item, State
from amadou.bridge.matching import plan_with_model
from amadou.bridge.names import framework_of, plan_alone, translate
from amadou.bridge.plan import Plan, Step, carry_out
from amadou.bridge.rules import apply_rules, read_rules
from amadou.bridge.structure import entries_of
from amadou.bridge.tensors import Spec


def specs(**shapes):
    return [Spec(name.replace("__", "."), torch.float32, shape) for name, shape in shapes.items()]


def names(plan):
    return {target.sources[0]: target.name for target in plan.targets}


def open_names(plan):
    return {entry.name: {candidate.name for candidate in entry.candidates} for entry in plan.open}


BATCH_NORM = {
    "n__weight": (4,), "n__bias": (4,), "n__running_mean": (4,), "n__running_var": (4,), "n__num_batches_tracked": (),
}  # fmt: skip


def test_siblings_tell_a_batch_norm():
    plan = plan_alone(specs(**BATCH_NORM), "mindspore")
    assert [target.name for target in plan.targets] == ["n.gamma", "n.beta", "n.moving_mean", "n.moving_variance"]
    assert [target.confidence for target in plan.targets] == [1.0, 1.0, 0.9, 0.9]  # an InstanceNorm may keep them too
    assert list(plan.dropped) == ["n.num_batches_tracked"]


def values_of(plain, changed):
    """Statistics and affine parameters with their first values, but for those that ``changed`` names."""
    first = {"weight": 1.0, "bias": 0.0, "running_mean": 0.0, "running_var": 1.0}
    return {f"{plain}.{leaf}": torch.full((4,), value + (leaf in changed)) for leaf, value in first.items()}


@pytest.mark.parametrize(
    ("norm", "changed", "is_told"),
    [
        ("n", (), True),  # nothing is known, and nothing is lost
        ("n", ("weight",), False),
        ("n", ("bias", "weight"), False),
        ("n", ("running_mean", "weight"), True),
        ("layer.in1", ("running_mean", "running_var", "weight"), False),
        ("instance_norm", ("running_mean",), False),
        ("in_conv.1", ("running_mean",), True),
    ],
)
@pytest.mark.parametrize("to", ["mindspore", "torch"])
def test_an_instance_norm_is_not_taken_for_a_batch_norm(norm, changed, is_told, to):
    values = values_of(norm, changed)
    if to == "torch":
        theirs = {"weight": "gamma", "bias": "beta", "running_mean": "moving_mean", "running_var": "moving_variance"}
        values = {f"{norm}.{theirs[name.removeprefix(f'{norm}.')]}": t for name, t in values.items()}
    plan = plan_alone([Spec(name, t.dtype, tuple(t.shape)) for name, t in values.items()], to, values.__getitem__)
    statistics = [name for name in values if "mean" in name or "var" in name]
    assert len(plan.targets) == (4 if is_told else 2)
    assert list(open_names(plan)) == ([] if is_told else statistics)
    assert all("" in candidates and len(candidates) == 2 for candidates in open_names(plan).values())


def test_volumes_make_a_batch_norm_ambiguous():
    plan = plan_alone(specs(c__weight=(4, 2, 3, 3, 3), **BATCH_NORM), "mindspore")
    assert names(plan) == {"c.weight": "c.weight"}
    assert open_names(plan)["n.weight"] == {"n.gamma", "n.bn2d.gamma"}


@pytest.mark.parametrize(
    ("shapes", "to", "expected"),
    [
        ({"x__weight": (4,), "x__bias": (4,)}, "mindspore", {"x.weight": "x.gamma", "x.bias": "x.beta"}),
        ({"x__weight": (4, 3), "x__bias": (4,)}, "mindspore", {"x.weight": "x.weight", "x.bias": "x.bias"}),
        ({"x__weight": (3, 3, 1, 1)}, "mindspore", {"x.weight": "x.weight"}),
        ({"wte__weight": (20, 8)}, "mindspore", {"wte.weight": "wte.embedding_table"}),
        ({"h__q_proj__weight": (8, 8)}, "mindspore", {"h.q_proj.weight": "h.q_proj.weight"}),
        ({"final_norm__weight": (8,)}, "mindspore", {"final_norm.weight": "final_norm.gamma"}),
        ({"prelu__weight": (1,)}, "mindspore", {"prelu.weight": "prelu.w"}),
        ({"r__weight_ih_l0": (8, 2), "r__bias_hh_l0": (8,)}, "mindspore", {"r.weight_ih_l0": "r.weight_ih_l0"}),
        ({"pos_embed": (1, 9, 4)}, "mindspore", {"pos_embed": "pos_embed"}),
        (
            {"l__self_attn__in_proj_bias": (9,), "l__linear1__weight": (6, 3), "l__linear1__bias": (6,)},
            "mindspore",
            {"l.linear1.weight": "l.dense1.weight"},
        ),
        ({"x__gamma": (4,), "x__beta": (4,)}, "torch", {"x.gamma": "x.weight", "x.beta": "x.bias"}),
        ({"e__embedding_table": (9, 4)}, "torch", {"e.embedding_table": "e.weight"}),
        ({"b__gamma": (4,), "b__fc__weight": (4, 4)}, "torch", {"b.gamma": "b.gamma"}),
        ({"a__w": (1,)}, "torch", {"a.w": "a.weight"}),
        ({"v__bn2d__moving_mean": (4,), "v__bn2d__moving_variance": (4,)}, "torch", {
            "v.bn2d.moving_mean": "v.running_mean"}),
        ({"c__weight": (4, 3, 1, 1), "d__weight": (4, 3, 3, 3)}, "torch", {"c.weight": "c.weight"}),
    ],
)  # fmt: skip
def test_what_a_checkpoint_tells(shapes, to, expected):
    plan = plan_alone(specs(**shapes), to)
    assert not plan.open
    assert expected.items() <= names(plan).items()


@pytest.mark.parametrize(
    ("shapes", "to", "expected"),
    [
        ({"a__weight": (20, 8)}, "mindspore", {"a.weight": {"a.weight", "a.embedding_table"}}),
        ({"a__weight": (8,)}, "mindspore", {"a.weight": {"a.gamma", "a.w", "a.weight"}}),
        ({"a__gamma": (8,)}, "torch", {"a.gamma": {"a.weight", "a.gamma"}}),
        ({"a__weight": (4, 3, 1, 5)}, "torch", {"a.weight": {"a.weight"}}),
    ],
)
def test_what_a_checkpoint_does_not_tell(shapes, to, expected):
    plan = plan_alone(specs(**shapes), to)
    assert not plan.targets and open_names(plan) == expected


def test_a_conv1d_gets_an_axis():
    (candidate,) = translate(specs(c__weight=(4, 3, 5), c__bias=(4,)), "mindspore")["c.weight"]
    assert candidate.steps == (Step("unsqueeze", (2,)),)
    assert carry_out([torch.ones(4, 3, 5)], candidate.steps).shape == (4, 3, 1, 5)


def test_two_entries_of_one_name_are_open():
    plan = plan_alone(specs(a__gamma=(4,), a__beta=(4,), a__weight=(4, 4)), "torch")
    assert set(open_names(plan)) == {"a.gamma", "a.weight"}


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ({"a__gamma": (4,), "a__beta": (4,)}, "mindspore"),
        ({"a__running_mean": (4,)}, "torch"),
        ({"a__weight": (4, 4), "a__bias": (4,)}, None),
        ({"a__weight": (4,), "a__bias": (4,)}, "torch"),
    ],
)
def test_framework_of_a_checkpoint(shapes, expected):
    assert framework_of(specs(**shapes)) == expected


# -- with a model ------------------------------------------------------------------------------------------------------


class Net(ms.nn.Cell):
    def __init__(self):
        super().__init__()
        self.query, self.key = ms.nn.Dense(4, 4), ms.nn.Dense(4, 4)
        self.norm = ms.nn.LayerNorm((4,))
        self.table = ms.nn.Embedding(9, 4)


def test_entries_of_a_model():
    entries = {entry.torch_name: entry for entry in entries_of(Net())}
    assert entries["norm.weight"].mindspore_name == "norm.gamma"
    assert entries["table.weight"].mindspore_name == "table.embedding_table"
    conv = entries_of(ms.nn.SequentialCell(ms.nn.Conv1d(2, 3, 5)))[0]
    assert (conv.torch_shape, conv.mindspore_shape) == ((3, 2, 5), (3, 2, 1, 5))
    conv = entries_of(torch.nn.Sequential(torch.nn.Conv1d(2, 3, 5)))[0]
    assert (conv.torch_shape, conv.mindspore_shape) == ((3, 2, 5), (3, 2, 1, 5))


STATE = {
    "query__weight": (4, 4), "query__bias": (4,), "key__weight": (4, 4), "key__bias": (4,), "norm__weight": (4,),
    "norm__bias": (4,), "table__weight": (9, 4),
}  # fmt: skip


def test_a_model_settles_names():
    plan = plan_with_model(specs(**STATE), Net(), None, "mindspore")
    assert plan.is_complete
    assert names(plan)["table.weight"] == "table.embedding_table"


def test_a_prefix_of_wrappers_is_seen_through():
    plan = plan_with_model(
        specs(**{f"module__model__{key}": shape for key, shape in STATE.items()}), Net(), None, "mindspore"
    )
    assert plan.is_complete
    assert names(plan)["module.model.norm.weight"] == "norm.gamma"


def test_a_flat_convolution_of_another_name_is_matched_by_its_shape_in_mindspore():
    model = torch.nn.Sequential(torch.nn.Conv1d(2, 3, 5))
    plan = plan_with_model(specs(conv__weight=(3, 2, 1, 5), conv__bias=(3,)), model, "mindspore", "torch")
    assert plan.is_complete
    assert {target.name: target.steps for target in plan.targets} == {
        "0.weight": (Step("squeeze", (2,)),),
        "0.bias": (),
    }


def test_other_words_are_matched_by_likeness():
    other = {key.replace("query", "q").replace("key", "k").replace("norm", "ln"): s for key, s in STATE.items()}
    plan = plan_with_model(specs(**other), Net(), "torch", "mindspore")
    assert plan.is_complete
    assert names(plan)["q.weight"] == "query.weight" and names(plan)["k.bias"] == "key.bias"
    assert names(plan)["ln.bias"] == "norm.beta"


def test_two_that_fit_are_not_guessed():
    other = {"one__weight": (4, 4), "two__weight": (4, 4), "norm__weight": (4,)}
    plan = plan_with_model(specs(**other), Net(), "torch", "mindspore")
    assert open_names(plan)["one.weight"] == {"query.weight", "key.weight"}
    assert {"query.weight", "norm.beta"} <= set(plan.missing)


def test_order_helps_when_all_of_it_agrees():
    other = {key.replace("query", "one").replace("key", "two"): shape for key, shape in STATE.items()}
    plan = plan_with_model(specs(**other), Net(), "torch", "mindspore")
    assert names(plan)["one.weight"] == "query.weight" and names(plan)["two.bias"] == "key.bias"


def test_order_does_not_overrule_names():
    swapped = {key.replace("query", "tmp").replace("key", "q").replace("tmp", "k"): s for key, s in STATE.items()}
    plan = plan_with_model(specs(**swapped), Net(), "torch", "mindspore")
    assert names(plan).get("k.weight") != "query.weight" and names(plan).get("q.weight") != "key.weight"


def test_a_wrong_shape_is_reported():
    plan = plan_with_model(specs(**STATE | {"norm__weight": (5,)}), Net(), None, "mindspore")
    assert "shape" in plan.open[0].why and not plan.is_complete


# -- rules -------------------------------------------------------------------------------------------------------------

RULES = r"""
[[rule]]
pattern = '(.*)\.qkv\.(weight|bias)'
split = ['\1.query.\2', '\1.key.\2', '\1.value.\2']

[[rule]]
pattern = '(.*)\.q\.weight'
concat = ['\1.k.weight']
rename = '\1.qk.weight'
transpose = [1, 0]

[[rule]]
pattern = 'rnn\.weight_ih_l0'
order = [0, 1, 3, 2]

[[rule]]
pattern = '.*\.inv_freq'
drop = true
"""


def planned(text, tmp_path, **shapes):
    (tmp_path / "rules.toml").write_text(text)
    items = {
        spec.name: Item(spec.name, spec.dtype, spec.shape, lambda spec=spec: torch.zeros(spec.shape))
        for spec in specs(**shapes)
    }
    return make_plan(State("x", "PyTorch", items, {}), "mindspore", rules=read_rules(tmp_path / "rules.toml"))


def test_rules(tmp_path):
    shapes = {"a__qkv__weight": (6, 2), "b__q__weight": (2, 3), "b__k__weight": (4, 3), "rnn__weight_ih_l0": (8, 2)}
    plan = planned(RULES, tmp_path, r__inv_freq=(3,), n__weight=(4,), n__bias=(4,), **shapes)
    assert plan.dropped == {"r.inv_freq": "a rule"}
    found = {target.name: target for target in plan.targets}
    assert list(found) == [
        "a.query.weight", "a.key.weight", "a.value.weight", "b.qk.weight", "rnn.weight_ih_l0", "n.gamma", "n.beta",
    ]  # fmt: skip
    whole = torch.arange(12.0).reshape(6, 2)
    assert carry_out([whole], found["a.key.weight"].steps).tolist() == whole[2:4].tolist()
    joined = carry_out([torch.ones(2, 3), torch.zeros(4, 3)], found["b.qk.weight"].steps)
    assert joined.shape == (3, 6) and joined.sum() == 6
    gates = carry_out([torch.arange(8.0).reshape(8, 1)], found["rnn.weight_ih_l0"].steps)
    assert gates.flatten().tolist() == [0, 1, 2, 3, 6, 7, 4, 5]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]]\nrename = 'x'", "rule 1 must have a 'pattern'"),
        ("[[rule]]\npattern = '('", "rule 1: the pattern"),
        ("[[rule]]\npattern = 'a'\norder = [0, 2]", "must name every block once"),
        ("[[rule]]\npattern = 'a'\nsplit = 'b'", "'split' must be list of str"),
        ("[[rule]]\npattern = 'a'\nsplitt = ['b']", "must be one of"),
        ("rule = 3", "must be .*rule.* tables"),
        ("[[rule", "cannot be read"),
    ],
)
def test_wrong_rules(text, message, tmp_path):
    (tmp_path / "rules.toml").write_text(text)
    with pytest.raises(ValueError, match=message):
        read_rules(tmp_path / "rules.toml")


def test_rules_that_do_not_fit(tmp_path):
    (tmp_path / "rules.toml").write_text(RULES)
    rules = read_rules(tmp_path / "rules.toml")
    with pytest.raises(ValueError, match=r"needs 'b\.k\.weight'"):
        apply_rules(rules, ["b.q.weight"], Plan())
    with pytest.raises(ValueError, match="not 3 equal blocks"):
        carry_out([torch.ones(4, 4)], [Step("part", (0, 3, 0))])
