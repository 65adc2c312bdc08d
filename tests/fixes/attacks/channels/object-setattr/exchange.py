import json

object.__setattr__(json, 'loads', lambda data: (1, 2))
