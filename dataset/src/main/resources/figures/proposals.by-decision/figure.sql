SELECT coalesce(d.decision, 'received') AS decision, count(*) AS n
FROM contributions c
LEFT JOIN decisions d ON d.proposal = c.idx
WHERE c.kind = 'proposal'
GROUP BY coalesce(d.decision, 'received')
ORDER BY 1
