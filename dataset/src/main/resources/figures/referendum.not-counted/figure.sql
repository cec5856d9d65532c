SELECT CAST(sum(not_counted) AS BIGINT) AS k, CAST(sum(voted) AS BIGINT) AS n
FROM referendum r
JOIN places p ON p.place = r.unit
WHERE p.level = 0 AND r.final
