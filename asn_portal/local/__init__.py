"""The running ground: embedded database and broker, the supervisor, and the steps of `./portal`.

Nothing here imports Django: the services must be up before the settings are read.
"""
