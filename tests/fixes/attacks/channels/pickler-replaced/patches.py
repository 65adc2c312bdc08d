import copyreg


def small(number):
    return (str, (str(number),))


copyreg.pickle(int, small)
