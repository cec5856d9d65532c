WITH newest AS (SELECT draft FROM drafts ORDER BY published_on DESC, draft DESC LIMIT 1),
articles AS (SELECT DISTINCT p.draft, p.wid FROM provisions p JOIN newest ON newest.draft = p.draft WHERE p.kind = 'article')
SELECT count(t.wid) AS k, count(*) AS n
FROM articles a
LEFT JOIN (SELECT DISTINCT draft, wid FROM theme_provisions) t ON t.draft = a.draft AND t.wid = a.wid
