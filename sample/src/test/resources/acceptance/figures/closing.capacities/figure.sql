SELECT capacity, count(*) AS n
FROM event_speakers
GROUP BY capacity
ORDER BY capacity NULLS LAST
