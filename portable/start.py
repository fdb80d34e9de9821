"""Where the packed program begins: the command line, or the one module of it that works in a process of its own.

The package starts that module by ``sys.executable -P -m``, and the executable is this program.
"""

from __future__ import annotations

import runpy
import sys

from cocreation_tui.cli.main import main

if sys.argv[1:4] == ["-P", "-m", "cocreation_tui.method.tables.values"]:
    runpy.run_module(sys.argv[3], run_name="__main__")
else:
    main()
