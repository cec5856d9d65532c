SELECT code, confirmed AS n
FROM signals
ORDER BY code NULLS LAST
