SELECT count(*) AS n
FROM events
WHERE plan_idx IS NOT NULL AND state NOT IN ('duplicate', 'withdrawn')
