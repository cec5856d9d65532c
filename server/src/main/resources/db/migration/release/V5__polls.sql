-- Notices of polls that others took, as they were entered. Numbers on pages come from the cut; the
-- words of the question, which no table has, come from here.

create table poll_notice (
    id         bigint generated always as identity primary key,
    poll       text not null,
    notice     text not null,                   -- members of the public entry, canonical JSON
    entered_by bigint not null,
    entered_at timestamptz not null
);
