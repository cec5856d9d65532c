SELECT CAST(coalesce(sum(attended), 0) AS BIGINT) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
