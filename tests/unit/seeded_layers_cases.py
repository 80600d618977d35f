"""Layers whose first weights record_seeded_layers.py records of MindSpore and test_seeded_layers.py asks of amadou."""

import importlib

LAYERS = [
    "nn.Dense(3, 2)",
    "nn.Dense(3, 2, weight_init='normal', bias_init='ones')",
    "nn.Conv1d(2, 3, 3)",
    "nn.Conv2d(2, 3, 3)",
    "nn.Conv2d(4, 4, 3, has_bias=True, group=2)",
    "nn.Conv3d(1, 2, (2, 2, 2))",
    "nn.Conv2dTranspose(2, 3, 3)",
    "nn.Embedding(5, 3)",
    "nn.BatchNorm2d(3)",
    "nn.LayerNorm((3,))",
    "nn.PReLU()",
    "nn.RNN(2, 3)",
    "nn.LSTM(2, 3, num_layers=2, bidirectional=True)",
    "nn.LSTM(2, 3, has_bias=False)",
    "nn.GRU(2, 3, num_layers=2, batch_first=True)",
    "nn.RNNCell(2, 3)",
    "nn.LSTMCell(2, 3, has_bias=False)",
    "nn.GRUCell(2, 3)",
    "nn.MultiheadAttention(4, 2)",
    "nn.MultiheadAttention(4, 2, has_bias=False, add_bias_kv=True, kdim=3, vdim=5)",
    "nn.TransformerEncoderLayer(4, 2, 8)",
    "nn.TransformerDecoderLayer(4, 2, 8)",
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8), 2)",
    "nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8), 2, nn.LayerNorm((4,)))",
    "nn.Transformer(4, 2, 1, 2, 8)",
    "nn.SequentialCell(nn.Dense(3, 4), nn.ReLU(), nn.Dense(4, 2))",
    "nn.Linear(3, 2)",
    "nn.LayerNormExt((2, 3))",
    "nn.EmbeddingExt(5, 3)",
    "nn.Conv2dBnAct(2, 3, 3, has_bn=True)",
    "nn.DenseBnAct(2, 3)",
    "nn.MultiFieldEmbeddingLookup(5, 3, 2)",
    "nn.PReLUExt(3)",
    "nn.BiDense(2, 3, 4)",
    "nn.EmbeddingLookup(5, 3)",
    "nn.Conv1dTranspose(2, 3, 3, has_bias=True)",
    "nn.Conv3dTranspose(2, 3, 2)",
    "nn.BatchNorm1d(3)",
    "nn.BatchNorm3d(3)",
    "nn.SyncBatchNorm(3)",
    "nn.InstanceNorm1d(3)",
    "nn.InstanceNorm2d(3)",
    "nn.InstanceNorm3d(3)",
    "nn.GroupNorm(2, 4)",
    "mint.Conv1d(2, 3, 3)",
    "mint.Conv2d(4, 6, 3, groups=2)",
    "mint.Conv3d(2, 3, 3, bias=False)",
    "mint.ConvTranspose2d(2, 3, 3)",
    "mint.BatchNorm2d(3)",
    "mint.BatchNorm1d(3)",
    "mint.BatchNorm3d(3)",
    "mint.GroupNorm(2, 4)",
    "mint.Linear(3, 2, bias=False)",
    "mint.Embedding(5, 3, padding_idx=1)",
    "mint.PReLU(3)",
    "mint.LayerNorm((2, 3))",
]


def weights(ms, layer):
    """The arrays of all Parameters of a layer made after ``set_seed(1)``, in MindSpore's order."""
    names = {"nn": ms.nn, "mint": importlib.import_module(f"{ms.__name__}.mint.nn")}
    ms.set_seed(1)
    return [parameter.asnumpy() for parameter in eval(layer, names).get_parameters()]
