"""`python -m ui` and the packaged program."""

from ui.app import main

raise SystemExit(main())
