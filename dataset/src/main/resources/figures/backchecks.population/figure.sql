WITH finished AS (
  SELECT d.draw, d.announced_idx, d.population, d.drawn
  FROM draws d
  WHERE d.drawn = (SELECT count(*) FROM backchecks b WHERE b.draw = d.draw AND b.part = 'national')
), newest AS (
  SELECT draw, population, drawn
  FROM finished
  WHERE announced_idx = (SELECT max(announced_idx) FROM finished)
)
SELECT coalesce(max(population), 0) AS n
FROM newest
