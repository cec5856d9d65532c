SELECT state, count(*) AS n
FROM events
GROUP BY state
ORDER BY state NULLS LAST
