SELECT CAST(coalesce(sum(differing), 0) AS BIGINT) AS k, CAST(coalesce(sum(fields), 0) AS BIGINT) AS n
FROM second_entries
