SELECT count(a.question) AS k, count(*) AS n
FROM contributions c
LEFT JOIN (SELECT DISTINCT question FROM answers) a ON a.question = c.idx
WHERE c.kind = 'question'
