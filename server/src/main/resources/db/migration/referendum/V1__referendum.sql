-- The question put to the vote, and what the electoral body stated about it. Pages show the rows of
-- the newest cut; these are what was entered.

create table question (
    id         bigint generated always as identity primary key,
    words      text not null,                   -- by language, canonical JSON; the newest row holds
    entered_by bigint not null,
    entered_at timestamptz not null
);

create table statement (
    key        text primary key,                -- what it is about: a repeat of it is not entered again
    unit       text not null,
    what       text not null check (what in ('result', 'turnout')),
    at         timestamptz not null,            -- instant of the statement
    source     text not null,
    entered_by bigint,                          -- staff; null: the loader of a demo
    entered_at timestamptz not null
);
