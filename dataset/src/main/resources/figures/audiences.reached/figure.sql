SELECT count(DISTINCT a.audience) AS n
FROM event_audiences a
JOIN events e ON e.event = a.event
WHERE e.state IN ('held', 'reported', 'complete', 'verified')
