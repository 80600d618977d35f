"""The assignment problem: rows and columns paired at the least cost."""

import numpy as np


def assign(cost: np.ndarray) -> np.ndarray:
    """cost: [n, m] float, n <= m -> [n], the column of every row, each column once, with the least sum.

    The method of Jonker and Volgenant: one row after the other is paired along the shortest path through those that are
    paired already; the potentials ``of_row`` and ``of_column`` keep all reduced costs at 0 or more. n^2 m steps.
    Crouse, On implementing 2D rectangular assignment algorithms, 2016.
    """
    num_rows, num_columns = cost.shape
    of_row, of_column = np.zeros(num_rows), np.zeros(num_columns)
    row_of = np.full(num_columns, -1)
    column_of = np.full(num_rows, -1)
    for first in range(num_rows):
        distance = np.full(num_columns, np.inf)
        came_from = np.full(num_columns, -1)
        is_open = np.ones(num_columns, bool)
        visited = [first]
        row, shortest = first, 0.0
        while True:
            reduced = shortest + cost[row] - of_row[row] - of_column
            shorter = is_open & (reduced < distance)
            distance[shorter], came_from[shorter] = reduced[shorter], row
            column = int(np.where(is_open, distance, np.inf).argmin())
            shortest = distance[column]
            is_open[column] = False
            if row_of[column] < 0:
                break
            row = int(row_of[column])
            visited.append(row)
        of_row[first] += shortest
        for other in visited[1:]:
            of_row[other] += shortest - distance[column_of[other]]
        closed = ~is_open
        of_column[closed] -= shortest - distance[closed]
        row = -1
        while row != first:
            row = int(came_from[column])
            row_of[column] = row
            column_of[row], column = column, column_of[row]
    return column_of
