from shelf.formats import restore
