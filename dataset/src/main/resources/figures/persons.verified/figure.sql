SELECT CAST(coalesce(sum(issued), 0) AS BIGINT) AS n
FROM keys_issued
WHERE level = 2
