SELECT s.capacity, count(*) AS n
FROM event_speakers s
JOIN events e ON e.event = s.event
WHERE e.state IN ('held', 'reported', 'complete', 'verified')
GROUP BY s.capacity
ORDER BY s.capacity NULLS LAST
