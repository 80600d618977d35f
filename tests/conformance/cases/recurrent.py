"""Recurrent layers and cells."""

from tests.conformance.case import Case, error, f16, f32, f64, i32, values

LENGTHS = values([4, 1, 3], "int32")
WITH_EMPTY = values([0, 4, 2], "int64")


def state(name, h):
    """A state like ``h``: for an LSTM twice."""
    return (h, h) if name == "LSTM" else h


NO_KERNEL = "MindSpore's CPU has no kernel for it"
LSTM_TRUTH = """lambda x, w, b, _, h, c: torch.lstm(x, (h, c), [
    m[k].contiguous() for m in (w[:3].T, w[3:].T, b, torch.zeros(8)) for k in [[0, 1, 4, 5, 2, 3, 6, 7]]
], True, 1, 0.0, False, False, False)[0]"""
GRU_TRUTH = """lambda x, wi, wh, bi, bh, _, h: torch.gru(
    x, h[None], [wi.T.contiguous(), wh.T.contiguous(), bi, bh], True, 1, 0.0, False, False, False)[0]"""

CASES = [
    *[
        Case(
            f"(lambda *a: ops.LSTM(3, 2, 1, {bias}, False, 0.0)(*a)[:3])", f32(2, 4, 3), f32(1, 4, 2), f32(1, 4, 2), w
        ).but(grad=False)
        for bias, w in ((True, f32(48, 1, 1)), (False, f32(40, 1, 1)))
    ],
    *[Case(f"(lambda: ops.LSTM({args}))") for args in ("0, 1, 1, True, False, 0.0", "1, 1, 1, 1, False, 0.0")],
    Case("(lambda: ops.LSTM(1, 1, 1, True, False, 2.0))"),
    Case("(lambda *a: ops.DynamicRNN()(*a)[0])", f32(2, 4, 3), f32(5, 8), f32(8), None, f32(1, 4, 2), f32(1, 4, 2)).but(
        torch=LSTM_TRUTH, reason=NO_KERNEL
    ),
    *[Case(f"(lambda: ops.DynamicRNN({a}))") for a in ("'GRU'", "direction='X'", "activation='relu'")],
    Case(
        "(lambda *a: ops.DynamicGRUV2()(*a)[0])", f32(2, 4, 3), f32(3, 6), f32(2, 6), f32(6), f32(6), None, f32(4, 2)
    ).but(torch=GRU_TRUTH, reason=NO_KERNEL),
    *[Case(f"(lambda: ops.DynamicGRUV2({a}))") for a in ("gate_order='abc'", "'X'")],
    Case(
        "(lambda *a: ops.BasicLSTMCell(forget_bias=0.0)(*a)[1])", f32(4, 3), f32(4, 2), f32(4, 2), f32(5, 8), f32(8)
    ).but(torch=f"lambda x, h, c, w, b: ({LSTM_TRUTH})(x[None], w, b, None, h[None], c[None])[0]", reason=NO_KERNEL),
    *[
        case
        for name in ("RNN", "LSTM", "GRU")
        for case in [
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2)),
            Case(f"nn.{name}(2, 3, has_bias=False, batch_first=True)", f32(3, 4, 2)),
            Case(f"nn.{name}(2, 3, 2, bidirectional=True)", f32(4, 3, 2)),
            Case(f"nn.{name}(2, 3, 2, dropout=0.5)", f32(4, 3, 2)),
            # sequences that end earlier
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), seq_length=LENGTHS),
            Case(f"nn.{name}(2, 3, 2, bidirectional=True, batch_first=True)", f32(3, 4, 2), seq_length=LENGTHS),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), seq_length=WITH_EMPTY),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), seq_length=values([9, 4, -1], "int32")),
            # a first state
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), state(name, f32(1, 3, 3))),
            Case(
                f"nn.{name}(2, 3, bidirectional=True)",
                f32(4, 3, 2),
                state(name, f32(2, 3, 3)),
                WITH_EMPTY,
            ),
            # other dtypes: the weights follow the input
            # errors
            Case(f"nn.{name}(2, 3)", i32(4, 3, 2)).but(
                expect=error("TypeError"), reason="MindSpore's is a TypeError too, about a missing CPU kernel"
            ),
            Case(f"nn.{name}(2, 3)", f32(4, 2)),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 3)),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), [f32(1, 3, 3), f32(1, 3, 3)]),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), state(name, f16(1, 3, 3))),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), state(name, f32(1, 2, 3))),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), state(name, f32(1, 3, 4))),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), seq_length=f32(3)),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), seq_length=values([1, 2], "int32")),
            Case(f"nn.{name}(2, 3)", f32(4, 3, 2), seq_length=[1, 2, 3]),
            *[
                Case(f"nn.{name}({args})", f32(4, 3, 2))
                for args in (
                    "2.0, 3",
                    "2, 0",
                    "2, 3, -1",
                    "2, 3, 1, 1",
                    "2, 3, batch_first=1",
                    "2, 3, dropout=1",
                    "2, 3, dropout=1.0",
                    "2, 3, bidirectional=1",
                    "2",
                    "2, 3, mode='LSTM'",
                )
            ],
        ]
    ],
    # not the LSTM, which MindSpore computes in float32 and whose gradient is then zero
    Case("nn.RNN(2, 3)", f64(4, 3, 2)),
    Case("nn.GRU(2, 3)", f64(4, 3, 2)),
    Case("nn.RNN(2, 3, dtype=ms.float16)", f32(4, 3, 2)),
    Case("nn.GRU(2, 3, dtype=ms.float16)", f32(4, 3, 2)),
    # the LSTM without bias: MindSpore adds up the two in float16
    Case("nn.LSTM(2, 3, has_bias=False, dtype=ms.float16)", f32(4, 3, 2)),
    Case("nn.RNN(2, 3, nonlinearity='relu')", f32(4, 3, 2)),
    Case("nn.RNN(2, 3, nonlinearity='relu', bidirectional=True)", f32(4, 3, 2), seq_length=LENGTHS),
    Case("nn.RNN(2, 3, nonlinearity='sigmoid')", f32(4, 3, 2)),
    Case("nn.GRU(2, 3, nonlinearity='relu')", f32(4, 3, 2)),
    Case("nn.LSTM(2, 3)", f32(4, 3, 2), (f32(1, 3, 3),)),
    # cells
    Case("nn.RNNCell(2, 3)", f32(4, 2), f32(4, 3)),
    Case("nn.RNNCell(2, 3, False, 'relu')", f32(4, 2), f32(4, 3)),
    Case("nn.RNNCell(2, 3, nonlinearity='x')", f32(4, 2), f32(4, 3)),
    Case("nn.RNNCell(2, 3, nonlinearity=1)", f32(4, 2), f32(4, 3)),
    Case("nn.LSTMCell(2, 3)", f32(4, 2), (f32(4, 3), f32(4, 3))),
    Case("nn.LSTMCell(2, 3, has_bias=False)", f32(4, 2), (f32(4, 3), f32(4, 3))),
    Case("nn.LSTMCell(2, 3)", f32(1, 2), (f32(4, 3), f32(4, 3))),
    Case("nn.LSTMCell(2, 3)", f32(4, 2), [f32(4, 3), f32(4, 3)]),
    Case("nn.LSTMCell(2, 3)", f32(4, 2), (f32(4, 3),)),
    Case("nn.GRUCell(2, 3)", f32(4, 2), f32(4, 3)),
    Case("nn.GRUCell(2, 3, has_bias=False)", f32(4, 2), f32(1, 3)),
    *[
        case
        for name in ("RNNCell", "GRUCell")
        for case in [
            Case(f"nn.{name}(2, 3)", f16(4, 2), f32(4, 3)),
            Case(f"nn.{name}(2, 3)", f32(4, 2), f16(4, 3)),
            Case(f"nn.{name}(2, 3)", i32(4, 2), f32(4, 3)),
            Case(f"nn.{name}(2, 3)", f32(2), f32(3)),
            Case(f"nn.{name}(2, 3)", f32(4, 3), f32(4, 3)),
            Case(f"nn.{name}(2, 3)", f32(4, 2), f32(5, 3)),
            Case(f"nn.{name}(2, 3)", f32(4, 2), (f32(4, 3),)),
            *[
                Case(f"nn.{name}({args})", f32(4, 2), f32(4, 3))
                for args in ("2.0, 3", "2, 0", "True, 3", "2, 3, has_bias=None")
            ],
        ]
    ],
]
