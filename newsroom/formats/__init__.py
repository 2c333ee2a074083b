"""How days, times and numbers are written in each language of the desk, where Django's own ways are not ours."""
