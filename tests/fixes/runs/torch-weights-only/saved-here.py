# cannot run: torch takes some 800 MB
