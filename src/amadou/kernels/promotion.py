def binary(fn, x, y):
    return fn(x, y)
