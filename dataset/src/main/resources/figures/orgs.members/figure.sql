SELECT count(*) AS n
FROM organisations
WHERE role <> 'observer' AND left_on IS NULL
