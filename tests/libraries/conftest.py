"""The libraries find amadou under the name of mindspore."""

import sys
from pathlib import Path

import amadou as ms

sys.path.append(str(Path(__file__).parents[2] / ".libraries"))
ms.install()
