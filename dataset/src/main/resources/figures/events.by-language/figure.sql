SELECT l.lang, count(*) AS n
FROM event_languages l
JOIN events e ON e.event = l.event
WHERE e.state IN ('held', 'reported', 'complete', 'verified')
GROUP BY l.lang
ORDER BY l.lang NULLS LAST
