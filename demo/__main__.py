"""`python -m demo`: the whole desk on this machine until Ctrl-C."""

import sys

from demo.runner import main

sys.exit(main())
