"""How often a 95 % interval holds the truth: the jackknife-t and the percentile bootstrap, on F1 of few documents.

Documents are simulated: each has 3 to 15 gold items and its own share of them that is found (Beta(4, 2)), so that
F1 differs between documents as it does in practice. The truth is the mean over 200,000 documents.

python benchmarks/eval_intervals.py [number of simulations]
"""

from __future__ import annotations

import sys

import numpy

from summarize.evals.statistics import bootstrap, jackknife_t


def documents(source: numpy.random.RandomState, count: int) -> numpy.ndarray:
    """F1 of so many simulated documents."""
    wanted = source.randint(3, 16, count)
    hits = source.binomial(wanted, source.beta(4, 2, count))
    spurious = source.poisson(2, count)
    return 2 * hits / (wanted + hits + spurious)


def main() -> int:
    """Print the coverage of both intervals for several numbers of documents."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    source = numpy.random.RandomState(11)
    truth = float(documents(source, 200_000).mean())
    print(f"true mean F1 {truth:.3f}; {times} simulations (standard error about {(0.05 * 0.95 / times) ** 0.5:.3f})")
    print("documents  jackknife-t  bootstrap")
    for count in (5, 6, 10, 20, 40):
        held = [0, 0]
        for index in range(times):
            values = list(map(float, documents(source, count)))
            low, high = jackknife_t(values)
            held[0] += low <= truth <= high
            if index < times // 4:  # it is slow
                low, high = bootstrap(values, seed=f"{count} {index}")
                held[1] += low <= truth <= high
        print(f"{count:9}  {held[0] / times:11.3f}  {held[1] / (times // 4):9.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
