SELECT a.audience, count(*) AS n
FROM event_audiences a
JOIN events e ON e.event = a.event
WHERE e.state IN ('held', 'reported', 'complete', 'verified')
GROUP BY a.audience
ORDER BY a.audience NULLS LAST
