SELECT count(*) AS n
FROM event_speakers
WHERE name IS NOT NULL AND office_kk IS NOT NULL AND office_ru IS NOT NULL AND office_en IS NOT NULL
