SELECT coalesce(days_between(min(held_on), max(held_on)) + 1, 0) AS n
FROM events
WHERE state IN ('held', 'reported', 'complete', 'verified')
