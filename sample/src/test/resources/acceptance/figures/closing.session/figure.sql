SELECT count(DISTINCT s.event) AS n
FROM event_speakers s
JOIN events e ON e.event = s.event
WHERE e.state = 'verified'
