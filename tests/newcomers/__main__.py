"""Every run, or those whose name is given with -k."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests import needs

if __name__ == "__main__":
    if needs.chromium() is None:
        sys.exit(needs.GET_BROWSER)
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    runs = sorted(map(str, Path(__file__).parent.glob("run_*.py")))
    sys.exit(pytest.main(["-s", "--durations=0", "--durations-min=1", *runs, *sys.argv[1:]]))
