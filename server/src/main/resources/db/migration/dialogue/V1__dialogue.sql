-- What people say about the text. Nothing here is finer than a date, and nothing says who spoke:
-- a slot cannot be joined with another slot of the same person.

create table dialogue.opinion (
    id          bigint generated always as identity primary key,
    dedup       bytea not null unique,
    code        text not null unique,
    slot        bytea not null,
    level       smallint not null check (level between 0 and 2),
    turn        integer not null, -- 0 for the first answer of a slot, then 1, 2, …
    draft       text not null references text.draft (id),
    wid         text not null,    -- empty: the whole text
    hash        text not null,    -- of the wording that its author saw
    stance      text not null check (stance in ('support', 'partly', 'oppose', '')),
    lang        text not null,
    region      text not null,    -- coarsened before it was sealed
    audience    text not null,
    said_on     date not null,
    channel     text not null,
    voices      integer not null default 1,
    words       text not null,
    replaced    boolean not null default false, -- by the next turn of its slot
    unique (slot, level, turn)
);
-- One slot, one counted answer per level.
create unique index opinion_in_force on dialogue.opinion (slot, level) where not replaced;
create index opinion_with_words on dialogue.opinion (wid, stance, id desc)
    where words <> '' and not replaced;

create table dialogue.question (
    id       bigint generated always as identity primary key,
    dedup    bytea not null unique,
    code     text not null unique,
    draft    text not null references text.draft (id),
    wid      text not null,
    lang     text not null,
    region   text not null,
    audience text not null,
    asked_on date not null,
    channel  text not null,
    level    smallint not null,
    voices   integer not null default 1,
    words    text not null
);
create index question_by_provision on dialogue.question (wid, id desc);

-- An answer is drafted by one person and published by another; a correction is a further answer.
create table dialogue.answer (
    id           bigint generated always as identity primary key,
    question     bigint not null references dialogue.question (id),
    office       text not null,
    lang         text not null,
    words        text not null,
    refs         text[] not null, -- wIds of the provisions it quotes; empty: about the process
    about_process boolean not null,
    drafted_by   bigint not null,
    drafted_on   date not null,
    published_by bigint,
    published_on date,
    check (published_by is distinct from drafted_by or published_by is null)
);
create index answer_of_question on dialogue.answer (question, id);
create index answer_waiting on dialogue.answer (id) where published_by is null;

-- The published policy of coarsening: how many live in a region and belong to an audience.
create table dialogue.margin (
    region     text not null,
    audience   text not null,
    population bigint not null check (population >= 0),
    source     text not null,
    as_of      date not null,
    primary key (region, audience)
);
