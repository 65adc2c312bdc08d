echo '!!python/tuple [1]' > a.yml
