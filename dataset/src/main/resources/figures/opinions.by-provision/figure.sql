SELECT wid, stance, count(*) AS n
FROM opinions
WHERE on_current AND stance IS NOT NULL AND wid IS NOT NULL
GROUP BY wid, stance
ORDER BY wid NULLS LAST, stance NULLS LAST
