#!/usr/bin/env python3
"""The mathematics of `kenes groups --gate off` in numpy and scipy: axes, positions, k-means for 2 to 6 groups, silhouettes.
usage: groups.py FOLDER PEOPLE STATEMENTS   (FOLDER has p.i32, s.i16, v.i8 as bench/run opinion.Groups writes them)"""
import resource, sys, time
import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sl

folder, n, m = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
p, s, v = (np.fromfile(f"{folder}/{f}", t) for f, t in (("p.i32", "i4"), ("s.i16", "i2"), ("v.i8", "i1")))
t0 = time.perf_counter()
seen = np.bincount(p, minlength=n)
count = np.bincount(s, minlength=m)
mean = np.bincount(s, weights=v, minlength=m) / np.maximum(1, count)
x = sp.csr_matrix((v - mean[s], s.astype(np.int32), np.concatenate([[0], np.cumsum(seen)])), shape=(n, m))
gram = (x.T @ x).toarray()
values, vectors = np.linalg.eigh(gram) if m <= 512 else sl.eigsh(gram, 5)
order = np.argsort(values)[::-1]
axes = vectors[:, order[:2]]
z = np.sqrt(m / np.maximum(1, seen))[:, None] * (x @ axes)
z = z[seen >= min(7, m)]
t1 = time.perf_counter()
rng = np.random.default_rng(7)
z = z[rng.permutation(len(z))]

def nearest(a, c):
    d = np.empty((len(a), len(c)))
    for j in range(len(c)):
        d[:, j] = (a[:, 0] - c[j, 0]) ** 2 + (a[:, 1] - c[j, 1]) ** 2
    return d.argmin(1), d

def lloyd(a, c, steps):
    label = None
    for _ in range(steps):
        new, d = nearest(a, c)
        if label is not None and (new == label).all():
            break
        label = new
        size = np.maximum(1, np.bincount(label, minlength=len(c)))
        c = np.stack([np.bincount(label, weights=a[:, i], minlength=len(c)) / size for i in (0, 1)], 1)
    return c, label, d[np.arange(len(a)), label].sum()

few, sample, best = z[:20000], z[:2000], None
for k in range(2, 7):
    runs = []
    for _ in range(24):
        c = few[[rng.integers(len(few))]]
        while len(c) < k:
            d = nearest(few, c)[1].min(1)
            c = np.vstack([c, few[rng.choice(len(few), p=d / d.sum())]])
        runs.append(lloyd(few, c, 50))
    runs.sort(key=lambda r: r[2])
    label = min((lloyd(z, r[0], 200) for r in runs[:3]), key=lambda r: r[2])[1]
    l = label[:2000]
    dist = np.sqrt(((sample[:, None] - sample[None]) ** 2).sum(2))
    sums = np.stack([dist[:, l == g].sum(1) for g in range(k)], 1)
    size = np.bincount(l, minlength=k)
    own = sums[np.arange(len(l)), l] / np.maximum(1, size[l] - 1)
    rest = sums / np.maximum(1, size)
    rest[np.arange(len(l)), l] = np.inf
    other = rest.min(1)
    silhouette = ((other - own) / np.maximum(own, other)).mean()
    best = max(best or (-1, 0), (silhouette, k))
t2 = time.perf_counter()
print(f"{t2 - t0:.2f} {t1 - t0:.2f} {values[order[0]]:.4f} {values[order[1]]:.4f} {best[1]} "
      f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
