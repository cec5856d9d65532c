SELECT CAST(statement AS VARCHAR) AS statement,
       count(*) FILTER (WHERE value = 0) AS k,
       count(*) AS n
FROM votes
GROUP BY CAST(statement AS VARCHAR)
ORDER BY 1
