# cannot run: it takes a Django before 5.0 with a store of sessions
