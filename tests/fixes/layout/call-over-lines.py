import yaml

config = yaml.load(
    open("a.yml"),
    Loader=yaml.Loader,
)
other = yaml.load(
    open("a.yml")
    , Loader=yaml.Loader
)
