SELECT region, stance, count(*) AS n
FROM opinions
WHERE on_current AND stance IS NOT NULL AND region IS NOT NULL
GROUP BY region, stance
ORDER BY region NULLS LAST, stance NULLS LAST
