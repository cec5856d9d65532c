SELECT p.parent AS district, count(*) AS n
FROM places p
LEFT JOIN (SELECT DISTINCT settlement FROM events WHERE state IN ('held', 'reported', 'complete', 'verified')) e
  ON e.settlement = p.place
WHERE p.level = 3 AND p.valid_to IS NULL AND e.settlement IS NULL
GROUP BY p.parent
ORDER BY p.parent NULLS LAST
