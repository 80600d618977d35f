"""What all transforms share."""


class Transform:
    """A function on the columns of a row that leaves the arrays it is given as they are.

    ``map`` copies a column before it gives it to a function of the program, which may write into it; not for these.
    """
