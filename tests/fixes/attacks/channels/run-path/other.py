import runpy

runpy.run_module("worker")
