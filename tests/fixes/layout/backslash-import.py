from yaml \
    import load, \
    Loader

print(load(open("a.yml"), \
           Loader=Loader))
