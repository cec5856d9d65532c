SELECT CAST(sum(w) FILTER (WHERE stance = 'support') AS BIGINT) AS k,
       CAST(sum(w) AS BIGINT) AS n,
       count(*) AS rows
FROM opinions
WHERE on_current AND stance IS NOT NULL
