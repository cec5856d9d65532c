SELECT object AS statement,
       sum(shown) AS n
FROM exposures
WHERE object LIKE 'statement:%'
GROUP BY object
ORDER BY 1
