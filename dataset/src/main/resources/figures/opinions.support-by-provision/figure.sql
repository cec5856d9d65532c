SELECT wid,
       CAST(sum(w) FILTER (WHERE stance = 'support') AS BIGINT) AS k,
       CAST(sum(w) AS BIGINT) AS n,
       count(*) AS rows
FROM opinions
WHERE on_current AND stance IS NOT NULL AND wid IS NOT NULL
GROUP BY wid
ORDER BY wid NULLS LAST
