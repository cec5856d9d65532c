-- The queue, the head and the entries of the log, and the vault that can open them. See docs/trust.md for who may read what.

create sequence entry_seq;

-- Every entry ever accepted. `idx` is its place in the log once it has one; until then it waits.
create table ledger_entry (
    dedup       bytea primary key,              -- SHA-256(scope, newline, key of the submission)
    request_mac bytea,                          -- HMAC of the request bytes; nulled a day after merging
    entry       bytea not null,                 -- the bytes of the leaf
    code        text not null unique,           -- receipt code: first 50 bits of the leaf hash
    received_at timestamptz not null,           -- cut to the date a day after merging
    shuffle     bigint,                         -- sealed entries: a random order, so that the log tells nothing about arrival
    seq         bigint,                         -- public entries: the order of arrival
    idx         bigint unique
);
create index ledger_entry_waiting_sealed on ledger_entry (shuffle) where idx is null and shuffle is not null;
create index ledger_entry_waiting_public on ledger_entry (seq) where idx is null and seq is not null;

-- Public entries that name places in the log wait here until everything they name has a place.
create table ledger_intent (
    id      bigint generated always as identity primary key,
    kind    smallint not null,                  -- 4 moderation, 5 withdrawal, 6 erasure, 7 supersede
    target  bytea not null references ledger_entry,
    by      bytea references ledger_entry,
    members text not null,                      -- the members that are known already, canonical JSON
    state   text not null default 'waiting' check (state in ('waiting', 'logged', 'void')),
    reason  text
);
create index ledger_intent_waiting on ledger_intent (id) where state = 'waiting';

create table ledger_head (
    origin         text primary key,
    vkey           text not null,
    epoch          bigint not null default 0,   -- raised by every new leader; fences the old one
    assigned       bigint not null default 0,   -- first index that no entry has yet
    size           bigint not null default 0,   -- signed
    root           bytea not null,
    note           text,
    published_size bigint not null default 0,
    published_note text
);

-- Openings of the sealed entries: salt and value of each compartment, encrypted under a key file outside the database.
-- A schema of its own, because it is left out of the main dump and kept for a shorter time (docs/trust.md).
create schema vault;
create table vault.opening (
    dedup   bytea primary key references ledger_entry,
    coded   bytea,
    words   bytea,
    prov    bytea,
    ctl     bytea,
    digests bytea not null                      -- the four compartment digests, 128 bytes; they say nothing without a salt
);
