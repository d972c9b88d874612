"""What a service holds from its start to its end, kept out of the way of the garbage collector."""

from __future__ import annotations

import gc


def keep_for_good() -> None:
    """Let the collector never look again through what is there now. Call once, when everything is put together.

    Modules, models and routes are some hundred thousand objects that live as long as the process. A full collection
    looks through all of them, and meanwhile nobody is answered.
    """
    gc.collect()
    gc.freeze()
