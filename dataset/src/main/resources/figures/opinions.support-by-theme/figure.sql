SELECT t.theme,
       CAST(sum(o.w) FILTER (WHERE o.stance = 'support') AS BIGINT) AS k,
       CAST(sum(o.w) AS BIGINT) AS n,
       count(*) AS rows
FROM opinions o
JOIN theme_provisions t ON t.draft = o.draft AND t.wid = o.wid
WHERE o.on_current AND o.stance IS NOT NULL
GROUP BY t.theme
ORDER BY t.theme
