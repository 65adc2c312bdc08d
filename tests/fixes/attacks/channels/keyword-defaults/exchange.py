import json

json.dumps.__kwdefaults__['sort_keys'] = True
