SELECT lang,
       CAST(sum(w) FILTER (WHERE stance = 'partly') AS BIGINT) AS k,
       CAST(sum(w) AS BIGINT) AS n,
       count(*) AS rows
FROM opinions
WHERE on_current AND stance IS NOT NULL AND lang IS NOT NULL
GROUP BY lang
ORDER BY lang NULLS LAST
