"""mindone's models hold the weights of Hugging Face's by the same names, and compute the same.

mindone writes Hugging Face's ``transformers`` and ``diffusers`` in MindSpore. Each model is made twice, in mindone on
amadou and in torch; ``as_torch(cell).load_state_dict(...)`` takes over the weights; the outputs agree.
"""

import diffusers
import mindone.diffusers
import mindone.transformers
import numpy as np
import pytest
import torch
import transformers

import amadou as ms

DRAW = np.random.default_rng(0)
IDS = DRAW.integers(3, 90, (2, 7))
TEXT = {"input_ids": IDS}
BOTH = {"input_ids": IDS, "decoder_input_ids": IDS}
IMAGE = {"pixel_values": DRAW.standard_normal((2, 3, 32, 32)).astype(np.float32)}
SMALL = {
    "vocab_size": 99, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 37,
}  # fmt: skip
TWO_SIDES = {
    "vocab_size": 99, "d_model": 32, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4,
    "decoder_attention_heads": 4, "encoder_ffn_dim": 37, "decoder_ffn_dim": 37,
}  # fmt: skip
# float32 through a few layers, whose sums the two add in another order
NEAR = {"rtol": 1e-5, "atol": 1e-5}

TRANSFORMERS = [
    ("BertModel", "BertConfig", SMALL, TEXT),
    ("RobertaModel", "RobertaConfig", SMALL, TEXT),
    ("DebertaV2Model", "DebertaV2Config", SMALL, TEXT),
    ("CLIPTextModel", "CLIPTextConfig", SMALL | {"max_position_embeddings": 20}, TEXT),
    ("GPT2LMHeadModel", "GPT2Config", {"vocab_size": 99, "n_embd": 32, "n_layer": 2, "n_head": 4}, TEXT),
    ("LlamaForCausalLM", "LlamaConfig", SMALL, TEXT),
    ("MistralForCausalLM", "MistralConfig", SMALL | {"num_key_value_heads": 2}, TEXT),
    ("Qwen2ForCausalLM", "Qwen2Config", SMALL | {"num_key_value_heads": 2}, TEXT),
    ("T5Model", "T5Config", {"vocab_size": 99, "d_model": 32, "d_kv": 8, "d_ff": 37, "num_layers": 2}, BOTH),
    ("BartModel", "BartConfig", TWO_SIDES, BOTH),
    (
        "WhisperModel",
        "WhisperConfig",
        TWO_SIDES
        | {"max_source_positions": 20, "num_mel_bins": 10, "pad_token_id": 1, "bos_token_id": 2, "eos_token_id": 3},
        {"input_features": DRAW.standard_normal((2, 10, 40)).astype(np.float32), "decoder_input_ids": IDS},
    ),
    ("Dinov2Model", "Dinov2Config", SMALL | {"image_size": 32, "patch_size": 8}, IMAGE),
    (
        "SwinModel",
        "SwinConfig",
        {"image_size": 32, "patch_size": 2, "embed_dim": 16, "depths": [1, 2], "num_heads": [2, 2], "window_size": 4},
        IMAGE,
    ),
    ("ConvNextModel", "ConvNextConfig", {"num_stages": 2, "hidden_sizes": [8, 16], "depths": [1, 1]}, IMAGE),
    ("ResNetModel", "ResNetConfig", {"embedding_size": 8, "hidden_sizes": [8, 16], "depths": [1, 1]}, IMAGE),
]

LATENT = DRAW.standard_normal((1, 4, 16, 16)).astype(np.float32)
CONTEXT = DRAW.standard_normal((1, 7, 32)).astype(np.float32)
UNET = {
    "sample_size": 16, "block_out_channels": (4, 8), "layers_per_block": 1, "cross_attention_dim": 32,
    "attention_head_dim": 2, "norm_num_groups": 2, "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
    "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"),
}  # fmt: skip
KL = {
    "block_out_channels": (8, 16), "down_block_types": ("DownEncoderBlock2D",) * 2, "norm_num_groups": 4,
    "up_block_types": ("UpDecoderBlock2D",) * 2, "latent_channels": 4,
}  # fmt: skip
SD3 = {
    "sample_size": 16, "patch_size": 2, "in_channels": 4, "out_channels": 4, "num_layers": 1, "attention_head_dim": 8,
    "num_attention_heads": 4, "joint_attention_dim": 32, "caption_projection_dim": 32, "pooled_projection_dim": 64,
}  # fmt: skip
DIT = {
    "num_attention_heads": 2, "attention_head_dim": 8, "in_channels": 4, "out_channels": 8, "num_layers": 1,
    "sample_size": 16, "patch_size": 2, "num_embeds_ada_norm": 10,
}  # fmt: skip
STEP = np.array([3])
DIFFUSION = [
    ("UNet2DConditionModel", UNET, (LATENT, np.array(3), CONTEXT)),
    ("AutoencoderKL", KL, (IMAGE["pixel_values"],)),
    ("SD3Transformer2DModel", SD3, (LATENT, CONTEXT, np.ones((1, 64), np.float32), STEP)),
    ("DiTTransformer2DModel", DIT, (LATENT, STEP, np.array([1]))),
]
SCHEDULERS = ["DDPMScheduler", "DDIMScheduler", "EulerDiscreteScheduler", "DPMSolverMultistepScheduler"]


def with_weights_of(model: torch.nn.Module, cell: ms.nn.Cell) -> ms.nn.Cell:
    """The cell with the torch model's weights, found by name; only tables of positions may be left."""
    cell.set_train(False)
    found = ms.as_torch(cell).load_state_dict(model.state_dict(), strict=False)
    assert all("inv_freq" in name for name in found.missing_keys)
    assert not found.unexpected_keys
    return cell


def first(outputs):
    """The first result of a call: a model of mindone returns a tuple or a dict."""
    return outputs[0] if isinstance(outputs, tuple) else next(iter(outputs.values()))


@pytest.mark.parametrize(("name", "config", "sizes", "inputs"), TRANSFORMERS, ids=lambda x: x if type(x) is str else "")
def test_a_model_of_transformers(name, config, sizes, inputs):
    config = getattr(transformers, config)(**sizes)
    torch.manual_seed(0)
    theirs = getattr(transformers, name)(config).eval()
    ours = with_weights_of(theirs, getattr(mindone.transformers, name)(config))
    with torch.no_grad():
        want = theirs(**{key: torch.from_numpy(value) for key, value in inputs.items()})[0]
    got = first(ours(**{key: ms.Tensor(value) for key, value in inputs.items()}))
    np.testing.assert_allclose(got.asnumpy(), want.numpy(), **NEAR)


@pytest.mark.parametrize(("name", "sizes", "inputs"), DIFFUSION, ids=[model[0] for model in DIFFUSION])
def test_a_model_of_diffusers(name, sizes, inputs):
    torch.manual_seed(0)
    theirs = getattr(diffusers, name)(**sizes).eval()
    ours = with_weights_of(theirs, getattr(mindone.diffusers, name)(**sizes))
    with torch.no_grad():
        want = theirs(*map(torch.from_numpy, inputs))[0]
    got = first(ours(*map(ms.Tensor, inputs)))
    np.testing.assert_allclose(got.asnumpy(), want.numpy(), **NEAR)


@pytest.mark.parametrize("name", SCHEDULERS)
def test_a_scheduler_of_diffusers(name):
    steps = []
    for library, tensor in ((diffusers, torch.from_numpy), (mindone.diffusers, ms.Tensor)):
        scheduler = getattr(library, name)()
        scheduler.set_timesteps(5)
        last = scheduler.timesteps[-1]
        steps.append(np.asarray(scheduler.step(tensor(LATENT), last, tensor(LATENT))[0]))
    np.testing.assert_allclose(*steps, **NEAR)


def test_a_language_model_writes_the_same_text():
    config = transformers.LlamaConfig(**SMALL)
    torch.manual_seed(0)
    theirs = transformers.LlamaForCausalLM(config).eval()
    ours = with_weights_of(theirs, mindone.transformers.LlamaForCausalLM(config))
    want = theirs.generate(torch.from_numpy(IDS), max_new_tokens=8, do_sample=False)
    got = ours.generate(ms.Tensor(IDS), max_new_tokens=8, do_sample=False)
    assert got.asnumpy().tolist() == want[:, -got.shape[1] :].tolist()


def test_a_model_learns():
    model = mindone.transformers.LlamaForCausalLM(transformers.LlamaConfig(**SMALL))
    optimizer = ms.nn.AdamWeightDecay(model.trainable_params(), 1e-2)
    ids = ms.Tensor(IDS)
    step = ms.value_and_grad(lambda: first(model(ids, labels=ids)), None, model.trainable_params())
    losses = []
    for _ in range(8):
        loss, gradients = step()
        optimizer(gradients)
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2
