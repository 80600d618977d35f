"""The layers of mint.nn are torch's: MindSpore's CPU has no kernels for most of them.

Their Parameters, names and first values are MindSpore's, as test_seeded_layers.py and its manifest record them.
"""

import numpy as np
import pytest
import torch

import amadou as ms
from amadou.mint import nn


def tensor(*shape, seed=0):
    return torch.from_numpy(np.random.RandomState(seed).uniform(-2, 2, shape).astype(np.float32))


IMAGE, LINE, BODY, ROWS = (2, 4, 5, 6), (2, 4, 7), (2, 4, 3, 4, 5), (3, 4)

# Code of a layer, the same in both, and the shape of its input.
WITH_WEIGHTS = [
    ("Linear(4, 3)", ROWS),
    ("Linear(4, 3, bias=False)", (2, 5, 4)),
    ("PReLU()", ROWS),
    ("PReLU(4)", IMAGE),
    *[
        (f"Conv2d(4, 6, {settings})", IMAGE)
        for settings in (
            "3",
            "(3, 2), 2, 1, 1, 2",
            "3, padding='same', dilation=2",
            "3, padding='valid', bias=False",
            "3, padding=1, padding_mode='reflect'",
            "(2, 3), padding='same', padding_mode='circular'",
            "3, padding=(2, 1), padding_mode='replicate'",
        )
    ],
    ("Conv2d(4, 6, 3)", IMAGE[1:]),
    ("Conv1d(4, 6, 3, 2, 1)", LINE),
    ("Conv1d(4, 6, 3, padding='same', padding_mode='reflect')", LINE),
    ("Conv3d(4, 2, 2, padding=1)", BODY),
    ("ConvTranspose2d(4, 2, 3)", IMAGE),
    ("ConvTranspose2d(4, 6, (3, 2), 2, 1, 1, 2, True, 2)", IMAGE),
    *[(f"BatchNorm2d(4{settings})", IMAGE) for settings in ("", ", 1e-3, 0.3", ", momentum=None", ", affine=False")],
    ("BatchNorm2d(4, track_running_stats=False)", IMAGE),
    ("BatchNorm1d(4)", ROWS),
    ("BatchNorm1d(4)", LINE),
    ("BatchNorm3d(4)", BODY),
    ("GroupNorm(2, 4)", IMAGE),
    ("LayerNorm(6)", IMAGE),
    ("LayerNorm((5, 6), 1e-3, bias=False)", IMAGE),
    ("LayerNorm([6], elementwise_affine=False)", IMAGE),
]
WITHOUT_WEIGHTS = [
    *[
        (name, ROWS)
        for name in (
            "ELU()", "ELU(0.5)", "GELU()", "GELU('tanh')", "GLU()", "GLU(1)", "Hardtanh(-0.5, 1.5)", "LogSigmoid()",
            "Mish()", "ReLU6()", "SELU()", "SiLU()", "Sigmoid()", "Tanh()", "Threshold(0.1, 5.0)", "Hardshrink(0.3)",
            "Hardsigmoid()", "Hardswish()", "ReLU()", "Softshrink(0.3)", "Softmax(0)", "Softmax(-1)", "LogSoftmax(1)",
            "Identity()", "Flatten(0)",
        )
    ],
    ("Flatten()", IMAGE),
    ("PixelShuffle(2)", IMAGE),
    ("UpsamplingNearest2d((3, 8))", IMAGE),
    ("UpsamplingNearest2d(scale_factor=2)", IMAGE),
    ("UpsamplingBilinear2d((3, 8))", IMAGE),
    ("UpsamplingBilinear2d(scale_factor=2)", IMAGE),
    ("Upsample(scale_factor=2, mode='bilinear')", IMAGE),
    ("Upsample((3, 4))", IMAGE),
    ("Unfold(2, 1, 1, 2)", IMAGE),
    ("Fold((4, 4), 2, 1, 0, 2)", (2, 8, 4)),
    ("AvgPool1d(2, 1)", LINE),
    ("AvgPool2d(2, 1, 1, False, False)", IMAGE),
    ("AvgPool3d(2)", BODY),
    ("MaxPool2d(3, 2, 1)", IMAGE),
    ("AdaptiveAvgPool1d(3)", LINE),
    ("AdaptiveAvgPool2d((2, None))", IMAGE),
    ("AdaptiveAvgPool2d(2)", IMAGE[1:]),
    ("AdaptiveAvgPool3d(2)", BODY),
    ("AdaptiveMaxPool1d(3)", LINE),
    ("AdaptiveMaxPool2d(3)", IMAGE),
    *[(f"ConstantPad{n}d({n}, 0.5)", BODY) for n in (1, 2, 3)],
    *[(f"ZeroPad{n}d({(1, 2) * n})", BODY) for n in (1, 2, 3)],
    *[(f"{kind}Pad{n}d(1)", shape) for kind in ("Reflection", "Replication")
      for n, shape in ((1, LINE), (2, IMAGE), (3, BODY))],
    ("Dropout(0.5)", ROWS),
    ("Dropout2d(0.5)", IMAGE),
]  # fmt: skip
REDUCTIONS = ("mean", "sum", "none")
LOSSES = [
    *[(f"{name}(reduction={how!r})", False) for how in REDUCTIONS
      for name in ("MSELoss", "SmoothL1Loss", "L1Loss", "BCEWithLogitsLoss", "KLDivLoss")],
    *[(f"BCELoss(reduction={how!r})", True) for how in REDUCTIONS],
    ("SmoothL1Loss(beta=0.5)", False),
    ("KLDivLoss(reduction='batchmean', log_target=True)", False),
]  # fmt: skip


def compare(ours, theirs, x, training):
    """Results, gradients and what the call changes, with weights of one's own."""
    ours.set_train(training)
    theirs.train(training)
    own = dict(ours.named_parameters())
    for i, (name, weight) in enumerate(theirs.named_parameters()):
        weight.data = tensor(*weight.shape, seed=i + 1)
        own[name].data = weight.data.clone()
    inputs = x.clone().requires_grad_(), x.clone().requires_grad_()
    results = ours(inputs[0]), theirs(inputs[1])
    torch.testing.assert_close(*results, rtol=1e-5, atol=1e-6)
    factors = tensor(*results[0].shape, seed=99)
    for result in results:
        (result * factors).sum().backward()
    torch.testing.assert_close(inputs[0].grad, inputs[1].grad, rtol=1e-4, atol=1e-5)
    for name, weight in theirs.named_parameters():
        torch.testing.assert_close(own[name].grad, weight.grad, rtol=1e-4, atol=1e-4)
    for name, buffer in theirs.named_buffers():
        torch.testing.assert_close(dict(ours.named_buffers())[name], buffer)


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize(("code", "shape"), WITH_WEIGHTS)
def test_layers_with_weights(code, shape, training):
    ours, theirs = eval(f"nn.{code}", {"nn": nn}), eval(f"nn.{code}", {"nn": torch.nn})
    for _ in range(2):
        compare(ours, theirs, tensor(*shape), training)


@pytest.mark.parametrize(("code", "shape"), WITHOUT_WEIGHTS)
def test_layers_without_weights(code, shape):
    compare(eval(f"nn.{code}", {"nn": nn}), eval(f"nn.{code}", {"nn": torch.nn}), tensor(*shape), False)


@pytest.mark.filterwarnings("ignore:reduction:UserWarning")  # torch's own, about the mean of KLDivLoss
@pytest.mark.parametrize(("code", "is_probability"), LOSSES)
def test_losses(code, is_probability):
    ours, theirs = eval(f"nn.{code}", {"nn": nn}), eval(f"nn.{code}", {"nn": torch.nn})
    x, target = tensor(3, 4), tensor(3, 4, seed=1).sigmoid()
    x = x.sigmoid() if is_probability else x
    inputs = x.clone().requires_grad_(), x.clone().requires_grad_()
    results = ours(inputs[0], target), theirs(inputs[1], target)
    torch.testing.assert_close(*results)
    for result in results:
        result.sum().backward()
    torch.testing.assert_close(inputs[0].grad, inputs[1].grad)


@pytest.mark.parametrize("settings", ["", "label_smoothing=0.1", "reduction='none', ignore_index=1"])
def test_cross_entropy(settings):
    x, classes = tensor(3, 4), torch.tensor([0, 3, 1])
    ours, theirs = eval(f"nn.CrossEntropyLoss({settings})", {"nn": nn}), eval(f"f({settings})", {
        "f": torch.nn.CrossEntropyLoss})  # fmt: skip
    torch.testing.assert_close(ours(x, classes), theirs(x, classes))
    log_p = x.log_softmax(1)
    torch.testing.assert_close(nn.NLLLoss()(log_p, classes), torch.nn.NLLLoss()(log_p, classes))


def test_cosine_embedding():
    inputs = tensor(3, 4), tensor(3, 4, seed=1), torch.tensor([1, -1, -1])
    for how in REDUCTIONS:
        expected = torch.nn.CosineEmbeddingLoss(0.1, reduction=how)(*inputs)
        torch.testing.assert_close(nn.CosineEmbeddingLoss(0.1, how)(*inputs), expected)


def test_a_mean_over_shapes_that_differ():
    loss = nn.MSELoss("none")(ms.Tensor([1.0, 2.0, 3.0]), ms.Tensor([[1.0, 1.0, 1.0], [1.0, 2.0, 2.0]]))
    np.testing.assert_allclose(loss.asnumpy(), [[0, 1, 4], [0, 0, 1]])


def test_unpooling():
    x = tensor(1, 2, 4, 4)
    pooled, places = torch.nn.MaxPool2d(2, return_indices=True)(x)
    ours = nn.MaxUnpool2d(2)(pooled, places)
    torch.testing.assert_close(ours, torch.nn.MaxUnpool2d(2)(pooled, places))
    assert nn.MaxUnpool2d(2)(pooled, places, (1, 2, 5, 5)).shape == (1, 2, 5, 5)


def test_a_transposed_convolution_of_a_given_size():
    ours, theirs = nn.ConvTranspose2d(4, 2, 3, 2, 1), torch.nn.ConvTranspose2d(4, 2, 3, 2, 1)
    theirs.load_state_dict({name: t.clone() for name, t in ours.state_dict().items()})
    x = tensor(*IMAGE)
    torch.testing.assert_close(ours(x, (2, 2, 10, 12)), theirs(x, [2, 2, 10, 12]))
    with pytest.raises(ValueError, match="'output_size' must be at least"):
        ours(x, (20, 20))


def test_embedding():
    table = tensor(5, 3)
    ours = nn.Embedding(5, 3, padding_idx=1, _weight=ms.Tensor(table.numpy()))
    theirs = torch.nn.Embedding(5, 3, padding_idx=1, _weight=table.clone())
    ids = torch.tensor([[1, 2], [4, 2]])
    for net in (ours, theirs):
        net(ids).square().sum().backward()
    torch.testing.assert_close(ours(ids), theirs(ids))
    torch.testing.assert_close(dict(ours.named_parameters())["weight"].grad, theirs.weight.grad)
    assert (nn.Embedding(5, 3, padding_idx=-1).weight.asnumpy()[4] == 0).all()
    shortened = nn.Embedding(5, 3, max_norm=0.5)
    shortened(ms.Tensor([0, 3]))
    norms = np.linalg.norm(shortened.weight.asnumpy(), axis=1)
    np.testing.assert_allclose(norms[[0, 3]], 0.5, rtol=1e-5)
    assert not nn.Embedding(5, 3, _freeze=True).weight.requires_grad


@pytest.mark.parametrize("code", ["ELU", "Hardtanh", "ReLU6", "SiLU"])
def test_in_place(code):
    x = ms.Tensor(tensor(3, 4).numpy())
    expected = getattr(nn, code)()(x)
    result = getattr(nn, code)(inplace=True)(x)
    np.testing.assert_array_equal(x.asnumpy(), expected.asnumpy())
    np.testing.assert_array_equal(result.asnumpy(), expected.asnumpy())


@pytest.mark.parametrize(
    "code",
    ["Conv2d(2, 3, 3, groups=3)", "Conv2d(2, 3, 3, padding='no')", "Conv1d(0, 3, 2)", "ConstantPad1d('a', 1)",
     "ZeroPad1d((1, 2, 3))", "GroupNorm(2, 3)", "BCELoss(reduction='no')", "BatchNorm2d(2)(ms.Tensor([[1.0]]))"],
)  # fmt: skip
def test_errors(code):
    with pytest.raises(ValueError, match=r"^For '"):
        eval(f"nn.{code}", {"nn": nn, "ms": ms})


def test_sync_batch_norm_of_one_process():
    x = ms.Tensor(tensor(*IMAGE).numpy())
    for training in (True, False):
        ours, other = (make(4).set_train(training) for make in (nn.SyncBatchNorm, nn.BatchNorm2d))
        np.testing.assert_array_equal(ours(x).asnumpy(), other(x).asnumpy())
        assert [p.name for p in ours.get_parameters()] == [p.name for p in other.get_parameters()]
    with pytest.raises(ValueError, match="must have 2 or 3 or 4 or 5 axes"):
        nn.SyncBatchNorm(4)(x[0, 0, 0])


def test_statistics_can_be_reset():
    norm = nn.BatchNorm2d(4).set_train()
    norm(ms.Tensor(tensor(*IMAGE).numpy()))
    assert int(norm.num_batches_tracked) == 1
    norm.reset_parameters()
    assert int(norm.num_batches_tracked) == 0 and (norm.running_var.asnumpy() == 1).all()
