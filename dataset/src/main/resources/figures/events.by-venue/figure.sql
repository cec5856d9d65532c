SELECT venue_kind, count(*) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
GROUP BY venue_kind
ORDER BY venue_kind NULLS LAST
