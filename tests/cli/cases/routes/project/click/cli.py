import pickle

import click


@click.group()
def main():
    pass


@main.command("restore")
@click.argument("path")
def restore_command(path):
    with open(path, "rb") as f:
        return pickle.load(f)


@main.command()
def dump():
    pickle.loads(click.get_text_stream("stdin").read())
