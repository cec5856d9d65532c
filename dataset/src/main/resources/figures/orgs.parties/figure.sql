SELECT count(*) AS n
FROM organisations
WHERE kind = 'party' AND role <> 'branch' AND role <> 'observer' AND left_on IS NULL
