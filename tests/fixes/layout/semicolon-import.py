import sys; from yaml import load, Loader; x = 1
print(load(open(sys.argv[1]), Loader=Loader))
