import torch

def read(path, **options):
    one = torch.load(path,)
    two = torch.load(path, map_location=(lambda storage, location: storage))
    three = torch.load(
        path
    )
    four = torch.load(path, **options)
    return one, two, three, four
