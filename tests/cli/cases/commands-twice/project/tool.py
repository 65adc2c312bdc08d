import pickle, sys, yaml
def main():
    pickle.load(open(sys.argv[1], 'rb'))
    yaml.load(open(sys.argv[2]), Loader=yaml.Loader)
