class Ranker:
    weight = 1
