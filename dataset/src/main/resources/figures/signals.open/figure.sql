SELECT code, open AS n
FROM signals
ORDER BY code NULLS LAST
