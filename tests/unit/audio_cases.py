"""Expressions on transforms of audio whose outcome is recorded; each line is a case, as in ``dataset_cases``.

MindSpore computes with other libraries: values are rounded to four places.
"""

import numpy as np


def names(ms):
    """What the cases use, for ``ms``, the real MindSpore or amadou."""
    A = ms.dataset.audio

    def wave(*shape):
        """Two tones, a little different in every channel."""
        times = np.arange(np.prod(shape), dtype=np.float64).reshape(shape)
        return 0.6 * np.sin(times * 0.37) + 0.3 * np.cos(times * 1.9 + 0.5)

    def near(value):
        if isinstance(value, tuple | list):
            return [near(part) for part in value]
        return value if value.dtype.kind != "f" else np.round(value, 4) + 0.0

    def both(transform, *shape):
        """For float64 and float32."""
        return near(transform(wave(*shape))), transform(wave(*shape).astype(np.float32)).dtype.name

    spectrum = {
        "n_fft": 32,
        "win_length": 32,
        "hop_length": 16,
        "pad": 0,
        "window": A.WindowType.HANN,
        "power": 2.0,
        "normalized": False,
        "center": True,
        "pad_mode": A.BorderType.REFLECT,
        "onesided": True,
    }
    mel = {**spectrum, "f_min": 0.0, "f_max": 2000.0, "n_mels": 8, "norm": A.NormType.NONE, "mel_scale": A.MelType.HTK}
    return {**locals(), "np": np}


CASES = """
both(A.AllpassBiquad(44100, 2000.0), 2, 12)
both(A.AllpassBiquad(8000, 1000, 0.3), 12)
both(A.BandBiquad(44100, 2000.0), 12)
both(A.BandBiquad(44100, 2000.0, 0.5, True), 12)
both(A.BandpassBiquad(44100, 2000.0), 12)
both(A.BandpassBiquad(44100, 2000.0, 0.5, True), 12)
both(A.BandrejectBiquad(44100, 2000.0, 0.5), 12)
both(A.BassBiquad(44100, 10, 500.0), 12)
both(A.TrebleBiquad(44100, 10.0, 5000), 12)
both(A.LowpassBiquad(44100, 2000.0, 0.5), 12)
both(A.HighpassBiquad(44100, 2000.0, 0.5), 2, 2, 8)
both(A.EqualizerBiquad(44100, 2000.0, 5.5, 0.5), 12)
both(A.DeemphBiquad(44100), 12)
both(A.DeemphBiquad(48000), 12)
both(A.RiaaBiquad(44100), 12)
both(A.RiaaBiquad(96000), 12)
both(A.Biquad(0.01, 0.02, 0.13, 1, 0.12, 0.3), 12)
both(A.Biquad(2, 0, 0, 0.5, 0, 0), 5)
both(A.LFilter([1.0, 0.2, 0.3, 0.1], [0.4, 0.2, 0.1, 0.5]), 2, 12)
both(A.LFilter([2.0, 0.2], [3, 9], False), 700)
both(A.Filtfilt([1.0, 0.2, 0.3], [0.4, 0.2, 0.1]), 12)
both(A.Filtfilt([1.0, -0.5], [0.3, 0.1], False), 12)
both(A.Overdrive(), 12)
both(A.Overdrive(30, 60), 2, 12)
both(A.AmplitudeToDB(), 2, 3)
near(A.AmplitudeToDB(A.ScaleType.MAGNITUDE, 2.0, 1e-3, 20)(np.abs(wave(2, 3, 4))))
both(A.DBToAmplitude(0.5, 0.5), 8)
both(A.Angle(), 6, 2)
both(A.ComplexNorm(), 6, 2)
both(A.ComplexNorm(2), 3, 2)
near(A.Magphase(2.0)(wave(5, 2)))
both(A.Contrast(), 12)
both(A.Contrast(10), 5)
both(A.DCShift(0.5, 0.02), 12)
both(A.DCShift(-0.3), 12)
both(A.DCShift(0.6), 5)
[near(A.Fade(5, 4, shape)(wave(12))) for shape in A.FadeShape]
both(A.Fade(3), 2, 5)
both(A.Gain(1.2), 5)
both(A.Gain(), 2, 3)
both(A.Vol(0.5), 5)
both(A.Vol(4, A.GainType.POWER), 5)
both(A.Vol(3, A.GainType.DB), 5)
both(A.MuLawEncoding(), 12)
both(A.MuLawEncoding(16), 2, 5)
near(A.MuLawDecoding()(np.arange(0, 256, 25)))
both(A.Phaser(44100), 12)
both(A.Phaser(100, 0.5, 0.8, 5.0, 0.5, 2.0, False), 40)
both(A.Flanger(44100), 2, 12)
both(A.Flanger(1000, 2.0, 5.0, 20.0), 2, 30)
both(A.Flanger(1000, 1.0, 5.0, -20.0, 50.0, 5.0, 50.0, A.Modulation.TRIANGULAR, A.Interpolation.QUADRATIC), 1, 30)
both(A.MaskAlongAxis(1, 2, 0.5, 1), 4, 5)
both(A.MaskAlongAxis(0, 3, 9.0, 2), 2, 4, 5)
both(A.FrequencyMasking(False, 2, 1, 7.0), 4, 5)
both(A.TimeMasking(False, 2, 1), 4, 5)
both(A.TimeMasking(), 2, 3)
A.MaskAlongAxisIID(2, 0.5, 1)(wave(2, 4, 5)).shape
A.FrequencyMasking(True, 2)(wave(4, 5)).dtype
A.Dither()(wave(2, 9)).shape
both(A.MelScale(4, 16000, 0, None, 9), 9, 3)
both(A.MelScale(4, 8000, 20, 3000.0, 9, A.NormType.SLANEY, A.MelType.SLANEY), 2, 9, 3)
both(A.Spectrogram(8), 40)
both(A.Spectrogram(8, 6, 2, 1, A.WindowType.HAMMING, 1.0, True), 2, 20)
both(A.Spectrogram(8, power=0), 16)
[near(A.Spectrogram(8, window=window)(wave(16))) for window in A.WindowType]
[near(A.Spectrogram(8, pad_mode=mode)(wave(16))) for mode in A.BorderType]
both(A.Spectrogram(8, center=False, onesided=False), 16)
near(A.MelSpectrogram(16000, 16, n_mels=3)(wave(40).astype(np.float32)))
near(A.SpectralCentroid(16000, 8)(wave(2, 20)) / 1000)
both(A.DetectPitchFrequency(30, 0.1, 3, 5, 25), 2, 16)
both(A.DetectPitchFrequency(800, 0.02, 5, 60, 300), 90)
np.round(A.MFCC(4000, 5, melkwargs=mel)(wave(100).astype(np.float32)), 1) + 0
np.round(A.MFCC(4000, 5, 2, A.NormMode.NONE, True, mel)(wave(100).astype(np.float32)), 2) + 0
np.round(A.LFCC(4000, 8, 5, speckwargs=spectrum)(wave(100).astype(np.float32)), 2) + 0
np.round(A.LFCC(4000, 8, 5, log_lf=True, speckwargs=spectrum)(wave(100).astype(np.float32)), 2) + 0
near(A.InverseSpectrogram(None, 8)(A.Spectrogram(8, power=0)(wave(24))))
near(A.InverseSpectrogram(10, 8, 6, 2)(A.Spectrogram(8, 6, 2, power=0)(wave(24))))
both(A.TimeStretch(), 5, 4, 2)
both(A.TimeStretch(2, 5, 1.3), 5, 6, 2)
near(A.PhaseVocoder(2, np.linspace(0, 3, 5)[:, None])(wave(5, 6, 2)))
both(A.Resample(48000, 16000), 2, 30)
both(A.Resample(16000, 24000), 20)
both(A.Resample(8000, 8000), 5)
both(A.Resample(48000, 16000, A.ResampleMethod.KAISER_WINDOW, 4, 0.9, 10.0), 30)
both(A.Resample(3, 2, A.ResampleMethod.KAISER_WINDOW), 30)
both(A.PitchShift(16000, 4, n_fft=16), 40)
both(A.PitchShift(16000, -3, n_fft=16), 2, 40)
both(A.ComputeDeltas(), 2, 9)
both(A.ComputeDeltas(7, A.BorderType.REFLECT), 2, 9)
both(A.SlidingWindowCmn(), 6, 2)
both(A.SlidingWindowCmn(3, 2), 6, 2)
both(A.SlidingWindowCmn(3, 2, True, True), 6, 2)
both(A.SlidingWindowCmn(3, 2, False, True), 2, 6, 2)
near(A.GriffinLim(8, 1, rand_init=False)(np.abs(wave(5, 6))))
near(A.GriffinLim(8, 2, momentum=0.0, rand_init=False)(np.abs(wave(5, 6))))
near(A.GriffinLim(8, 2, momentum=0.5, rand_init=False)(np.abs(wave(5, 6))))
near(A.GriffinLim(8, 5, rand_init=False)(np.abs(wave(5, 6))))
A.GriffinLim(8)(np.abs(wave(2, 5, 6))).shape
A.InverseMelScale(9, 4, 16000)(np.abs(wave(4, 3))).shape
near(A.create_dct(3, 4))
near(A.create_dct(3, 4, A.NormMode.ORTHO))
near(A.linear_fbanks(6, 0.0, 4000.0, 3, 8000))
near(A.melscale_fbanks(6, 0.0, 4000.0, 3, 8000))
near(A.melscale_fbanks(9, 20.0, 4000.0, 3, 8000, A.NormType.SLANEY, A.MelType.SLANEY) * 100)
A.Gain()(np.arange(3))
A.Gain()(np.arange(3, dtype=np.int16))
A.Gain()([1.0, 2])
A.Gain()(np.float16([1, 2]))
A.Gain()(np.array(["a"]))
A.Gain()(np.float32(1))
A.AllpassBiquad("a", 200.0)
A.AllpassBiquad(0, 200.0)
A.AllpassBiquad(44100, "a")
A.AllpassBiquad(44100, 200.0, 0)
A.AllpassBiquad(44100, 200.0, 2)
A.AllpassBiquad(44100.5, 200.0)
A.BandBiquad(44100, 200.0, noise=1)
A.DeemphBiquad(8000)
A.RiaaBiquad(8000)
A.Biquad(1, 1, 1, 0, 1, 1)
A.Biquad("a", 1, 1, 1, 1, 1)
A.LFilter([1.0], [1.0, 2.0])
A.LFilter(1.0, [1.0])
A.LFilter(["a"], [1.0])
A.LFilter([1.0], [1.0], 1)
A.Overdrive(101)
A.Overdrive("a")
A.AmplitudeToDB("power")
A.AmplitudeToDB(ref_value=0.0)
A.AmplitudeToDB(top_db=-1.0)
A.DBToAmplitude("a", 1)
A.Angle()(np.zeros(3))
A.ComplexNorm(-1)
A.Contrast(101)
A.DCShift(3)
A.DCShift("a")
A.Dither("TPDF")
A.Dither(noise_shaping=1)
A.Fade(-1)
A.Fade(1.5)
A.Fade(fade_shape="linear")
A.Fade(9)(np.zeros(3))
A.Vol(-1)
A.Vol(0, A.GainType.POWER)
A.Vol(1, "db")
A.MuLawEncoding(0)
A.MuLawDecoding("a")
A.Phaser(44100, 2)
A.Phaser(44100, delay_ms=9)
A.Phaser(44100, mod_speed=9)
A.Flanger(44100, 99)
A.Flanger(44100, speed=99)
A.Flanger(44100)(np.zeros((5, 9)))
A.Flanger(44100, modulation="sinusoidal")
A.MaskAlongAxis(0, 0, 1.0, 1)
A.MaskAlongAxis(0, 1, 1.0, 3)
A.MaskAlongAxis(0, 9, 1.0, 1)(wave(4, 5))
A.MaskAlongAxisIID(-1, 1.0, 1)
A.FrequencyMasking(1)
A.FrequencyMasking(False, -1)
A.TimeMasking(mask_value=-1.0)
A.MelScale(0)
A.MelScale(4, f_min=9000.0)
A.MelScale(4, n_stft=9)(wave(8, 3))
A.Spectrogram(0)
A.Spectrogram(8, 9)
A.Spectrogram(8, hop_length=0)
A.Spectrogram(8, power=-1.0)
A.Spectrogram(8, window="hann")
A.MFCC(4000, dct_type=3)
A.LFCC(-1)
A.TimeStretch(0)
A.TimeStretch(fixed_rate=0)
A.PhaseVocoder(0, np.zeros((3, 1)))
A.PhaseVocoder(1, [1])
A.Resample(0)
A.Resample(rolloff=2.0)
A.Resample(lowpass_filter_width=0)
A.PitchShift(16000, 1.5)
A.PitchShift(16000, 1, 0)
A.ComputeDeltas(2)
A.ComputeDeltas(5, "edge")
A.SlidingWindowCmn(-1)
A.GriffinLim(0)
A.GriffinLim(momentum=-1.0)
A.GriffinLim(8)(wave(4, 5))
A.InverseMelScale(9, 4, max_iter=0)
A.create_dct(0, 4)
A.create_dct(3, 4, 1)
A.linear_fbanks(6, 9.0, 4.0, 3, 8000)
A.melscale_fbanks(6, 0.0, 4.0, 3, 8000, 1)
near(A.Vad(600)(wave(1000))[:4]), A.Vad(600)(wave(1000)).shape
near(A.Vad(600)(wave(2, 700))[:, :4]), A.Vad(600)(wave(2, 700)).shape
A.Vad(600)(wave(1000).astype(np.float32)).dtype.name, A.Vad(600)(np.zeros(1000, np.int32)).dtype.name
A.Vad(600)(np.zeros(100)).shape, A.Vad(600)(np.zeros(338)).shape
A.Vad(600, 9.0, 0.1, 0.5, 0.1, 0.2)(np.zeros(1000)).shape
A.Vad(600, trigger_time=0.0)(np.zeros(1000)).shape, A.Vad(600, measure_freq=10.0)(np.zeros(1000)).shape
A.Vad(0)
A.Vad(-1)
A.Vad(1.5)
A.Vad(600, trigger_time=-1.0)
A.Vad(600, noise_up_time=0.001)
A.Vad(600, measure_freq=0.0)
A.Vad(600, search_time="1")
A.Vad(100)(np.zeros(1000))
A.Vad(600)(np.array(1.0))
"""
CASES = CASES.strip().splitlines()
