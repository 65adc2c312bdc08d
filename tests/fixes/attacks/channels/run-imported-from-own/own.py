import types

subprocess = types.SimpleNamespace(run=print)
