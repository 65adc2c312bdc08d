import yaml

type Config = dict[str, object]


def read[T](path: T) -> T:
    return yaml.load(open(path), Loader=yaml.Loader)
