-- Short statements and the answers to them. A card holds the answers of one browser and has no name; nothing joins it with an
-- opinion of the same person.
create table dialogue.statement (
    id          bigint generated always as identity primary key,
    dedup       bytea not null unique,
    code        text not null unique,
    lang        text not null,
    words       text not null,
    level       smallint not null,
    proposed_on date not null,
    state       text not null default 'held' check (state in ('shown', 'held', 'hidden', 'meta')),
    idx         bigint unique, -- place in the log, known when it is first shown
    gone        boolean not null default false
);
create index statement_by_state on dialogue.statement (state, id);

create table dialogue.card_answer (
    dedup       bytea primary key,
    card        bigint not null,
    statement   bigint not null references dialogue.statement (id),
    turn        integer not null, -- 0 for the first answer of the card to the statement, then 1, 2, …
    value       smallint not null check (value between -1 and 1),
    replaced    boolean not null default false,
    unique (card, statement, turn)
);

-- Totals per statement and channel, never per card. They steer the lottery and are published rounded.
create table dialogue.exposure (
    statement   bigint not null references dialogue.statement (id),
    channel     text not null,
    shown       bigint not null default 0,
    answered    bigint not null default 0,
    told        bigint not null default -1, -- what was last put on record: shown + answered
    primary key (statement, channel)
);
