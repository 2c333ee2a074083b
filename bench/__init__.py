"""The benchmarks: each a command that prints our figures beside those of something simple, over the same texts."""
