import yaml

config = yaml.load(
    open("a.yml"),  # ours
    Loader=yaml.Loader,  # the whole of it
)
