SELECT e.region, coalesce(c.position, 'independent') AS position, count(DISTINCT e.event) AS n
FROM events e
JOIN event_organisers o ON o.event = e.event
JOIN organisations g ON g.organisation = o.organisation
LEFT JOIN coalitions c ON c.coalition = g.coalition
WHERE e.state IN ('held', 'reported', 'complete', 'verified')
GROUP BY e.region, coalesce(c.position, 'independent')
ORDER BY e.region NULLS LAST, position NULLS LAST
