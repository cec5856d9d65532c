SELECT code, raised AS n
FROM signals
ORDER BY code NULLS LAST
