SELECT disposition, count(*) AS n
FROM dispositions
GROUP BY disposition
ORDER BY disposition NULLS LAST
