SELECT count(*) FILTER (WHERE plan_idx IS NULL) AS k, count(*) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
