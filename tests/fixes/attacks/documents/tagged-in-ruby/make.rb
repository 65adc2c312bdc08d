File.write('a.yml', '!!python/tuple [1]')
