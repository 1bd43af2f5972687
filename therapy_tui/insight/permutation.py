"""An exact permutation test for two small groups of counts."""

from collections.abc import Sequence
from math import comb


def share_of_splits_as_low(group: Sequence[int], others: Sequence[int]) -> float:
    """The chance, 0 to 1, that a group drawn by lot has a mean as low as this one or lower.

    All splits of the counts (0 or more) into groups of these sizes are equally likely where the
    two do not differ (Fisher's randomisation test, one-sided). They are counted by their sum
    instead of one by one, so that the answer is exact however many there are.
    """
    ways: list[dict[int, int]] = [{} for _ in range(len(group) + 1)]
    ways[0][0] = 1
    for count in (*group, *others):
        for size in range(len(group), 0, -1):
            for total, number in ways[size - 1].items():
                ways[size][total + count] = ways[size].get(total + count, 0) + number
    as_low = sum(number for total, number in ways[len(group)].items() if total <= sum(group))
    return as_low / comb(len(group) + len(others), len(group))
