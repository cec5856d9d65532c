SELECT coalesce(stance, 'none') AS stance,
       count(*) FILTER (WHERE text_status = 'hidden') AS k,
       count(*) AS n
FROM contributions
WHERE kind = 'opinion' AND text_status <> 'none'
GROUP BY coalesce(stance, 'none')
ORDER BY 1
