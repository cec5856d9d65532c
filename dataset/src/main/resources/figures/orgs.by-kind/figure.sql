SELECT kind, count(*) AS n
FROM organisations
WHERE role <> 'observer' AND left_on IS NULL
GROUP BY kind
ORDER BY kind NULLS LAST
