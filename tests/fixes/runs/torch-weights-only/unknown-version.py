# cannot run: one of its calls is left as it is, with a pickle_module; see functions
