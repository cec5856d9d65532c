SELECT region, count(*) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
GROUP BY region
ORDER BY region NULLS LAST
