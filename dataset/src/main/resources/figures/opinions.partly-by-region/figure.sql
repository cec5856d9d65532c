SELECT region,
       CAST(sum(w) FILTER (WHERE stance = 'partly') AS BIGINT) AS k,
       CAST(sum(w) AS BIGINT) AS n,
       count(*) AS rows
FROM opinions
WHERE on_current AND stance IS NOT NULL AND region IS NOT NULL
GROUP BY region
ORDER BY region NULLS LAST
