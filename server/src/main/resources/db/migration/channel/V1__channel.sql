-- Conversations over messengers and SMS. Nothing here reaches the record, and no row of the record or of
-- another package names anybody here: a sender is an HMAC, its address is in a table of its own and forgotten.

create table channel.correspondent (
    sender   text primary key,   -- HMAC of channel and address
    channel  text not null,
    lang     text not null,
    key_id   text,               -- of the field key that its holder showed, once
    pending  text,               -- a question that waits for its author's yes
    asked_on date not null,
    asked    integer not null default 0
);

create table channel.address (
    sender       text primary key,
    address      text not null,
    needed_until timestamptz not null
);

-- What has been taken: the same message again changes nothing.
create table channel.taken (
    channel     text not null,
    external_id text not null,
    taken_on    date not null,
    primary key (channel, external_id)
);

create table channel.outgoing (
    seq        bigint generated always as identity primary key,
    channel    text not null,
    sender     text not null,
    words      text not null,
    buttons    text[] not null,
    not_before timestamptz not null,
    until      timestamptz not null,
    attempts   integer not null default 0
);
create index outgoing_due on channel.outgoing (not_before, seq);

create table channel.reminder (
    sender text not null,
    event  uuid not null,
    due    timestamptz not null,
    until  timestamptz not null,  -- the meeting begins; then it is forgotten
    primary key (sender, event)
);

create table channel.link (
    code_sha256 text primary key,
    key_id      text not null,
    until       timestamptz not null
);

-- A count from somebody who holds no key: something to look into, never a figure.
create table channel.hint (
    id       bigint generated always as identity primary key,
    event    uuid not null,
    low      bigint not null,
    high     bigint not null,
    method   text not null,
    heard_on date not null
);
