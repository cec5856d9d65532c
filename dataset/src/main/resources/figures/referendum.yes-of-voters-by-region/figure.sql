SELECT r.unit AS region, r.yes AS k, r.voted AS n
FROM referendum r
JOIN places p ON p.place = r.unit
WHERE p.level = 1 AND r.final AND r.yes IS NOT NULL
ORDER BY region
