import importlib

importlib.import_module("worker").main()
