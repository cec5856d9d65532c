SELECT count(DISTINCT o.organisation) AS n
FROM event_speakers s
JOIN organisations o ON o.organisation = s.organisation
WHERE o.kind = 'party'
