"""What amadou costs beside plain torch, and beside the real MindSpore: ``python -m benchmarks``."""
