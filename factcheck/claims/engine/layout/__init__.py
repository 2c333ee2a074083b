"""A text as it lies there: its language, marks, blocks and furniture, and where sentences begin and end."""
