-- Organisations that ask to take part. Nothing of it is public; the contact goes with the decision.
create table coalition.application (
    id           bigint generated always as identity primary key,
    asked_on     date not null,
    lang         text not null,
    name_kk      text not null,
    name_ru      text not null,
    name_en      text not null,
    kind         text not null,
    role         text not null check (role in ('member', 'independent', 'observer')),
    coalition    text references coalition.coalition (id),
    register_no  text not null,
    contact      text not null, -- empty once decided
    words        text not null,
    organisation text references coalition.organisation (id), -- what it became
    reason       text not null default '', -- why it was refused
    decided_on   date
);
create index application_waiting on coalition.application (id) where decided_on is null;
