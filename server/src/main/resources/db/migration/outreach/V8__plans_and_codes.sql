-- Languages and access of meetings, what an organisation says of where to come, and codes added to the lists.

alter table outreach.event
    add column languages text[] not null default '{}',
    add column access text check (access in ('public', 'by_invitation', 'staff_only'));

-- In the organisation's own words, and therefore not in the record: words there can never be taken away.
alter table outreach.event_title rename to invitation;
alter table outreach.invitation
    alter column title drop not null,
    add column venue text,
    add column address text,
    add column online text;

-- Beside the codes that come with the program. A code is never removed.
create table outreach.code (
    list      text not null check (list in ('audience', 'venue')),
    code      text not null check (code ~ '^[a-z][a-z0-9_]{1,19}$'),
    name_kk   text not null,
    name_ru   text not null,
    name_en   text not null,
    added_on  date not null,
    closed_on date,
    primary key (list, code)
);

-- Signals say what was measured as data; the words are the reader's. What is open is noticed anew, what somebody has decided
-- stays. A threshold belongs to the algorithm.
delete from outreach.signal where state = 'open';
alter table outreach.signal drop column threshold;

-- The longer texts themselves instead of their hashes, for what is nearly the same; kept as long as the rest of the row. They
-- come back when a report is read again.
alter table outreach.report_private drop column texts;
alter table outreach.report_private add column texts text[] not null default '{}';
