"""Sequences of symbols and of numbers, windows, the short-time Fourier transform."""

from tests.conformance.case import Case, code, f32, f64, values

NO_KERNEL = "MindSpore's CPU has no kernel for it"
DOCUMENTED = "documented"
LENGTHS = values([4, 2], "int32")
HYPOTHESIS = (
    values([[0, 0, 0], [1, 0, 1], [1, 1, 1]], "int64"),
    values([1, 2, 3], "float32"),
    values([1, 1, 2], "int64"),
)
TRUTH = (
    values([[0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1]], "int64"),
    values([1, 3, 2, 1], "float32"),
    values([2, 2, 2], "int64"),
)
STFT = "torch.stft(x, 8, 4, 8, w, False, 'reflect', True, True, return_complex=True)"
WORDS = values([[0, 0], [0, 1], [0, 2], [1, 0]], "int64"), values([1, 2, 3, 4], "int64"), values([2, 3], "int64")
OTHERS = values([[0, 0], [0, 1], [1, 0], [1, 1]], "int64"), values([2, 3, 4, 4], "int64"), values([2, 2], "int64")
WINDOWS = ("bartlett_window", "blackman_window", "hamming_window", "hann_window", "kaiser_window")

CASES = [
    *[Case(f"ops.{name}", n, periodic) for name in WINDOWS for n in (5, 6) for periodic in (True, False)],
    *[Case(f"ops.{name}", values(6, "int32"), periodic) for name in WINDOWS for periodic in (True, False)],
    *[Case(f"ops.{name}", 4, dtype=code("ms.float16")) for name in WINDOWS[2:]],
    *[Case(f"ops.{name}", values(4, "int64"), dtype=code("ms.float64")) for name in WINDOWS[:2]],
    Case("ops.hann_window", -1),
    Case("ops.hamming_window", 5, True, 0.5, 0.4),
    Case("ops.kaiser_window", 5, True, 3.0),
    Case("ops.BartlettWindow()", values(5, "int32")),
    Case("ops.BlackmanWindow(False)", values(6, "int32")),
    Case("ops.HammingWindow(False, 0.5, 0.5)", values([6], "int32")),
    Case("ops.stft", f32(16), 8).but(
        torch="lambda x, n: torch.view_as_real(torch.stft(x, n, window=torch.ones(n), return_complex=True))",
        reason=NO_KERNEL,
        grad=False,
    ),
    Case("ops.STFT(8, 4, 8, True, True, False)", f64(2, 16), f64(8)).but(
        torch=f"lambda x, w: torch.view_as_real({STFT})",
        reason=NO_KERNEL,
        grad=False,
    ),
    *[Case("ops.ctc_greedy_decoder", f32(4, 2, 3), LENGTHS, merge).but(grad=False) for merge in (True, False)],
    Case("ops.CTCGreedyDecoder()", f64(4, 2, 3), LENGTHS).but(grad=False),
    *[Case(f"ops.EditDistance({n})", *HYPOTHESIS, *TRUTH).but(grad=False) for n in (True, False)],
    *[Case(f"ops.EditDistance({n})", *WORDS, *OTHERS) for n in (True, False)],
    Case("ops.NoRepeatNGram(2)", values([[[1, 2, 1, 2, 1]]], "int32"), f32(1, 1, 4)).but(grad=False),
    Case(
        "ops.NoRepeatNGram(3)", values([[[1, 2, 1, 2, 5, 1, 2]], [[9, 3, 9, 5, 4, 1, 5]]], "int32"), f32(2, 1, 10)
    ).but(grad=False),
    Case("(lambda: ops.NoRepeatNGram(0))"),
    Case(
        "ops.RaggedRange(ms.int64)", values([2, 5, 8], "int32"), values([3, 5, 12], "int32"), values([1, 1, 1], "int32")
    ),
    Case(
        "ops.RaggedRange(ms.int32)", values([2, 8], "float32"), values([3, 2], "float32"), values([0.3, -2], "float32")
    ).but(grad=False),
    Case("ops.SubAndFilter()", values([1, 3, 5, 8, 9, 16], "int32"), 10, 5),
    Case("ops.MapUniform()", values([0, 1, 2, 3, 4, 5, 6, 7], "int32"), 4, 2),
    Case(
        "ops.ComputeAccidentalHits(2)", values([[1, 2], [0, 4], [3, 3]], "int64"), values([0, 1, 2, 3, 4], "int64")
    ).but(
        expect=(
            values([0, 0, 1, 1, 2, 2], "int32"),
            values([1, 2, 0, 4, 3, 3], "int64"),
            values([-3.4028234663852886e38] * 6, "float32"),
        ),
        reason=NO_KERNEL,
    ),
    Case(
        "(lambda t: sorted(ops.log_uniform_candidate_sampler(t, 2, 5, True, 5)[0].asnumpy().tolist()))",
        values([[1, 4]], "int64"),
    ),
    Case("(lambda t: [x.shape for x in ops.LogUniformCandidateSampler(2, 3, False, 9)(t)])", values([[1, 4]], "int64")),
    Case("ops.log_uniform_candidate_sampler", values([[1]], "int64"), 1, 6, True, 5),
    Case("(lambda n: sorted(ops.Randperm(max_length=6, pad=-1)(n).asnumpy().tolist()))", values([4], "int32")).but(
        expect=[-1, -1, 0, 1, 2, 3], reason=NO_KERNEL
    ),
]
