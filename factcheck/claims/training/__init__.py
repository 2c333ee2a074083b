"""How the engine's weights are learned: from sentences of debates that people judged, and from a newsroom's own
decisions. It needs the extra `ml`; the engine needs none of it.
"""
