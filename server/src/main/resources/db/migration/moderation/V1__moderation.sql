-- What moderators look at, what they decided and what was appealed. No position, no level and no place stands here: a decision
-- about words must not know them.

-- Words that nobody has looked at yet, oldest first.
create table moderation.waiting (
    code    text primary key,
    dedup   bytea not null,
    kind    text not null,
    lang    text not null,
    said_on date not null,
    marks   text not null,      -- automatic marks, separated by spaces
    held    boolean not null,   -- not shown before somebody has looked
    seq     bigint generated always as identity unique
);

create table moderation.decision (
    id         bigint generated always as identity primary key,
    batch      bigint not null,
    code       text not null,
    dedup      bytea not null,
    kind       text not null,
    lang       text not null,
    said_on    date not null,
    action     text not null check (action in ('show', 'hide', 'restore')),
    rule       text not null check (rule in ('', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7')),
    reason     text not null,   -- public: article of the law, number of the order, why an appeal succeeded
    decided_by bigint not null,
    decided_at timestamptz not null,
    check ((action = 'show') = (rule = ''))
);
create sequence moderation.batch;
create index decision_of_code on moderation.decision (code, id desc);
create index decision_public on moderation.decision (id desc) where action <> 'show';

create table moderation.appeal (
    id         bigint generated always as identity primary key,
    decision   bigint not null unique references moderation.decision (id),
    words      text not null,
    filed_on   date not null,
    outcome    text check (outcome in ('upheld', 'overturned')),
    reason     text,
    decided_by bigint,
    decided_on date,
    check ((outcome is null) = (decided_by is null))
);
create index appeal_waiting on moderation.appeal (id) where outcome is null;
