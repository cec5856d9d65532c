SELECT count(*) AS n
FROM opinions
