WITH finished AS (
  SELECT d.draw, d.announced_idx, d.population, d.drawn
  FROM draws d
  WHERE d.drawn = (SELECT count(*) FROM backchecks b WHERE b.draw = d.draw AND b.part = 'national')
), newest AS (
  SELECT draw, population, drawn
  FROM finished
  WHERE announced_idx = (SELECT max(announced_idx) FROM finished)
)
SELECT b.outcome, count(*) AS n
FROM newest n
JOIN backchecks b ON b.draw = n.draw AND b.part = 'national'
GROUP BY b.outcome
ORDER BY b.outcome NULLS LAST
