import argparse
import pickle


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    show(parser.parse_args())


def show(options):
    with open(options.path, "rb") as f:
        print(pickle.load(f))


if __name__ == "__main__":
    main()
