WITH latest AS (
  SELECT promise, max(day) AS day
  FROM progress
  GROUP BY promise
), reached AS (
  SELECT g.promise, g.status
  FROM progress g
  JOIN latest l ON l.promise = g.promise AND l.day = g.day
)
SELECT coalesce(r.status, 'open') AS status, count(*) AS n
FROM promises p
LEFT JOIN reached r ON r.promise = p.promise
GROUP BY 1
ORDER BY status
