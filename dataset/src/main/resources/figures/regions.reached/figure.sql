SELECT count(e.region) AS k, count(*) AS n
FROM places p
LEFT JOIN (SELECT DISTINCT region FROM events WHERE state IN ('held', 'reported', 'complete', 'verified')) e
  ON e.region = p.place
WHERE p.level = 1 AND p.valid_to IS NULL
