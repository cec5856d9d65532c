SELECT r.unit AS region, r.voted AS k, r.eligible AS n
FROM referendum r
JOIN places p ON p.place = r.unit
WHERE p.level = 1 AND r.final AND r.voted IS NOT NULL
ORDER BY region
