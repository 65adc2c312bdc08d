import pickle
import subprocess
import sys
import json
import json.scanner


json._default_decoder.parse_int = lambda text: (1, 2)
json._default_decoder.scan_once = json.scanner.py_make_scanner(json._default_decoder)


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": json.loads("1")}), check=True)


start([1, 2])
