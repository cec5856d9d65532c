-- The short name of an announced event, as it is typed in a message: four symbols and a check symbol.

create table outreach.event_code (
    code  text primary key,
    event uuid not null unique references outreach.event (id)
);
