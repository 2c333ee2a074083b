"""New checks by mail, for readers who asked for it: an extra that the newsroom switches on with `READERS_DIGEST`."""
