SELECT count(DISTINCT venue_kind) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
