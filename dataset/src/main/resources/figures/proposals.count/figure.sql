SELECT count(*) AS n
FROM contributions
WHERE kind = 'proposal'
