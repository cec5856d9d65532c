SELECT e.region, a.audience, count(*) AS n
FROM event_audiences a
JOIN events e ON e.event = a.event
WHERE e.state IN ('held', 'reported', 'complete', 'verified')
GROUP BY e.region, a.audience
ORDER BY e.region NULLS LAST, a.audience NULLS LAST
