SELECT
    sum(w) FILTER (WHERE stance IN ('support', 'partly')) AS k,
    sum(w) AS n,
    count(*) AS rows
FROM opinions
WHERE on_current AND stance IS NOT NULL
