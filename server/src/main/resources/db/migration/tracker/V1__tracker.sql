-- What has to be done because a norm was adopted, or because somebody promised it.

create table promise (
    id           text primary key,
    organisation text not null,
    quotation    text,
    due          date,
    texts        text not null,                 -- by language, canonical JSON
    draft        text,
    wid          text,                          -- the provision that asks for it
    act          text,
    entered_by   bigint,
    check ((draft is null) = (wid is null))
);

create index promise_of_provision on promise (wid);

create table progress (
    promise    text not null references promise,
    day        date not null,
    status     text not null check (status in ('open', 'in-progress', 'done', 'broken')),
    evidence   bigint,                          -- index in the log
    act        text,
    entered_by bigint,
    primary key (promise, day)
);
