# cannot run: pandas takes some 60 MB
