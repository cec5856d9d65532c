SELECT count(*) FILTER (WHERE f.campaign) AS k, count(*) AS n
FROM contributions c
LEFT JOIN families f ON f.idx = c.idx
WHERE c.kind = 'opinion'
