SELECT CAST(sum(days_taken) AS BIGINT) AS s, count(*) AS n
FROM answers
WHERE state = 'answered'
