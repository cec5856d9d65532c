SELECT count(*) FILTER (WHERE questions + opinions > 0) AS k, count(*) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
