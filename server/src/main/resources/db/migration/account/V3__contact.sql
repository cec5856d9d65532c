-- Addresses of people who asked for mail. Nothing else here says who they are, and nothing anywhere joins an address with what
-- somebody said. An address is encrypted under a key file of this installation; `person` is an HMAC of it under the same file.
create table account.subscription (
    id           bigint generated always as identity primary key,
    person       bytea not null,
    address      bytea not null,
    lang         text not null,
    wid          text not null,   -- provision, or empty
    code         text not null,   -- question or proposal, or empty
    often        text not null check (often in ('daily', 'weekly')),
    token_sha256 bytea not null unique,
    asked_on     date not null,
    confirmed_on date             -- null: nobody has opened the link yet
);
create unique index subscription_once on account.subscription (person, wid, code) where confirmed_on is not null;

-- What a subscription was told, so that it is told once.
create table account.told (
    subscription bigint not null references account.subscription (id) on delete cascade,
    news         text not null,
    primary key (subscription, news)
);

-- One digest a day and person.
create table account.digest (
    person  bytea primary key,
    sent_on date not null
);

-- Mail on its way out.
create table account.outbox (
    id          bigint generated always as identity primary key,
    address     bytea not null,
    subject     text not null,
    words       text not null,
    unsubscribe text not null, -- address, or empty for mail that was asked for just now
    tries       integer not null default 0,
    next_at     timestamptz not null
);
create index outbox_due on account.outbox (next_at, id);
