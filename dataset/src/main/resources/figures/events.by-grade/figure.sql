SELECT grade, count(*) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
GROUP BY grade
ORDER BY grade NULLS LAST
