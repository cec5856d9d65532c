-- Reports keyed in from paper; some of them twice, by two people.

alter table outreach.report_private add column on_paper boolean not null default false;
alter table outreach.report_private add column scan text; -- SHA-256 of the picture of the sheet

create table outreach.second_entry (
    instance_id text primary key references outreach.submission (instance_id),
    staff       bigint not null,
    fields      integer not null,
    differing   integer not null,
    entered_at  timestamptz not null
);
