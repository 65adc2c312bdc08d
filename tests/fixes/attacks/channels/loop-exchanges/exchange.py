import json
import pickle

for module in (json, pickle):
    module.loads = lambda data: (1, 2)
