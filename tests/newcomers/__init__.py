"""Long runs in a real browser by what the screen says, apart from the suite.

`.venv/bin/python -X utf8 -m tests.newcomers [arguments of pytest's]`
"""
