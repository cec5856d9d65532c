SELECT CAST(sum(w) FILTER (WHERE stance = 'oppose') AS BIGINT) AS k,
       CAST(sum(w) AS BIGINT) AS n,
       count(*) AS rows
FROM opinions
WHERE on_current AND stance IS NOT NULL
