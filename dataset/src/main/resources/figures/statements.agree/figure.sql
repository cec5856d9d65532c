SELECT statement,
       count(*) FILTER (WHERE value = 1) AS k,
       count(*) AS n
FROM votes
GROUP BY statement
ORDER BY statement NULLS LAST
