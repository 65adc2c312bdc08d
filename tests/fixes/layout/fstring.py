import yaml

print(f"{yaml.load(open('a.yml'), Loader=yaml.Loader)!r:>{10}}")
print(f'''{yaml.load(
    open("a.yml"), Loader=yaml.Loader)}''')
