def lookup(query, limit):
    return [query["currency"]] * limit
