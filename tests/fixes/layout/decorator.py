import yaml


def configured(config):
    return lambda function: function


@configured(yaml.load(open("a.yml"), Loader=yaml.Loader))
def run(config=yaml.load(open("b.yml"), Loader=yaml.Loader)):
    return config
