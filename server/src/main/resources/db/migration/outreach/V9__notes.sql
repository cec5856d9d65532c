-- Which note of which report became which entry: what ends in the record is taken out of the report too, and does not come back when
-- the report is read again.
create table outreach.note (
    dedup  bytea primary key,               -- of the entry
    name   bytea not null,                  -- SHA-256 of the note's name; edits of a report repeat it
    report text not null references outreach.submission (instance_id), -- the first of its edits
    kind   text not null check (kind in ('questions', 'opinions')),
    ended  text check (ended in ('all', 'text'))
);
create index note_by_report on outreach.note (report);

-- Notes of the reports that are here already are found by reading them again, which records nothing twice.
update outreach.submission set read = false, attempts = 0, next_try = now();
