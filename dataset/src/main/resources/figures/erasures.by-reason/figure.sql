SELECT coalesce(rule, 'none') AS reason, count(*) AS n
FROM dispositions
WHERE disposition = 'erased'
GROUP BY coalesce(rule, 'none')
ORDER BY 1
