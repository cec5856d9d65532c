SELECT count(d.draft) AS k, count(*) AS n
FROM contributions c
LEFT JOIN decisions d ON d.proposal = c.idx AND d.wid IS NOT NULL
WHERE c.kind = 'proposal'
