WITH newest AS (
  SELECT organisation, max(as_of) AS as_of
  FROM memberships
  GROUP BY organisation
)
SELECT CAST(max(m.declared) AS BIGINT) AS n
FROM memberships m
JOIN newest w ON w.organisation = m.organisation AND w.as_of = m.as_of
JOIN organisations o ON o.organisation = m.organisation
WHERE m.unit = 'persons' AND o.left_on IS NULL
