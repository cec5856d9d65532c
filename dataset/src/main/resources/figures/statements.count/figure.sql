SELECT count(*) AS n
FROM statements
WHERE state = 'shown'
