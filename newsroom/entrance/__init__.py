"""How people come in: password, passkey, second factor, another house's sign-in, and by invitation only.

django-allauth checks and remembers; the pages, the words and what goes on record are the newsroom's own.
"""
