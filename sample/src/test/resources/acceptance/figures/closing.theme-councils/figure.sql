SELECT count(*) FILTER (WHERE t.wid IS NOT NULL AND o.stance = 'support') AS k,
       count(*) FILTER (WHERE t.wid IS NOT NULL) AS n,
       count(*) FILTER (WHERE o.stance = 'support') AS ok,
       count(*) AS onn
FROM opinions o
LEFT JOIN (SELECT DISTINCT wid FROM theme_provisions WHERE theme = 'councils') t ON t.wid = o.wid
WHERE o.stance IS NOT NULL
