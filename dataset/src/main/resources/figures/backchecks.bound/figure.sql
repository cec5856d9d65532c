SELECT count(*) FILTER (WHERE outcome = 'refuted') AS k, count(*) AS n
FROM backchecks
WHERE part = 'national' AND outcome IN ('confirmed', 'confirmed_other_figures', 'refuted')
