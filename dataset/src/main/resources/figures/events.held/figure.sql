SELECT count(*) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
