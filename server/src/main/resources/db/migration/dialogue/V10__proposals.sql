-- Other wordings for a provision, as somebody proposes them, and what was decided about each.
create table dialogue.proposal (
    id          bigint generated always as identity primary key,
    dedup       bytea not null unique,
    code        text not null unique,
    draft       text not null references text.draft (id),
    wid         text not null,
    hash        text not null,     -- of the wording that its author saw, in its language
    lang        text not null,
    region      text not null,     -- coarsened before it was sealed
    audience    text not null,
    proposed_on date not null,
    channel     text not null,
    level       smallint not null,
    wording     text not null,
    reason      text not null,
    hidden      text not null default '', -- as of an opinion: empty, held, or the rule
    gone        boolean not null default false
);
create index proposal_by_provision on dialogue.proposal (wid, id desc);

-- Prepared by one person for one proposal or many, published by another; a later decision replaces an earlier one.
create sequence dialogue.decision_batch;
create table dialogue.decision (
    id          bigint generated always as identity primary key,
    batch       bigint not null,
    proposal    bigint not null references dialogue.proposal (id),
    decision    text not null
        check (decision in ('under-review', 'accepted', 'partly', 'declined', 'out-of-scope', 'merged')),
    body        text not null,
    reason_kk   text not null,
    reason_ru   text not null,
    reason_en   text not null,
    draft       text references text.draft (id), -- where it landed, with wid
    wid         text,
    prepared_by bigint not null,
    prepared_on date not null,
    decided_by  bigint,
    decided_on  date,
    check (decided_by is null or decided_by <> prepared_by),
    check ((draft is null) = (wid is null)),
    check ((draft is not null) = (decision in ('accepted', 'partly')))
);
create index decision_of_proposal on dialogue.decision (proposal, id desc) where decided_by is not null;
create index decision_waiting on dialogue.decision (batch) where decided_by is null;
