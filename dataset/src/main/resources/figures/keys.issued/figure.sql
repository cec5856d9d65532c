SELECT level, CAST(sum(issued) AS BIGINT) AS n
FROM keys_issued
GROUP BY level
ORDER BY level NULLS LAST
