SELECT CAST(coalesce(sum(m.value), 0) AS BIGINT) AS n
FROM event_measures m
JOIN events e ON e.event = m.event
WHERE m.measure = 'households_opened' AND e.state IN ('held', 'reported', 'complete', 'verified')
