SELECT count(o.region) AS k, count(*) AS n
FROM places p
LEFT JOIN (SELECT DISTINCT region FROM opinions WHERE stance = 'support') o ON o.region = p.place
WHERE p.level = 1
