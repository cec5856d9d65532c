SELECT count(DISTINCT card) AS n
FROM votes
