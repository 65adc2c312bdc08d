import argparse
import pickle


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    show(parser.parse_args())


def show(options):
    with open(options.path, "rb") as f:
        print(pickle.load(f))  # entry: command python tool.py


if __name__ == "__main__":
    main()
