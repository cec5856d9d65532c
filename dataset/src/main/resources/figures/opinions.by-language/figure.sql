SELECT lang, stance, count(*) AS n
FROM opinions
WHERE on_current AND stance IS NOT NULL AND lang IS NOT NULL
GROUP BY lang, stance
ORDER BY lang NULLS LAST, stance NULLS LAST
