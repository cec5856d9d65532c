SELECT count(*) FILTER (WHERE 2 * r.yes > r.voted) AS k, count(*) AS n
FROM referendum r
JOIN places p ON p.place = r.unit
WHERE p.level = 1 AND r.final AND r.yes IS NOT NULL
