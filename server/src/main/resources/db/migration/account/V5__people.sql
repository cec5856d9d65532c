-- How people come to work here, how they sign in again, and what they did.

-- Counts up when somebody ends all their sessions.
alter table account.staff add column sessions integer not null default 0;

-- Somebody is to be taken on, or to get a new address. Whoever may decide over others is waited for by a second person.
create table account.appointment (
    id           bigint generated always as identity primary key,
    staff        bigint references account.staff (id), -- a new address for somebody who works here already
    name         text not null,
    role         text not null,
    organisation text,
    reason       text not null,
    asked_by     bigint not null references account.staff (id),
    asked_at     timestamptz not null,
    confirmed_by bigint references account.staff (id), -- null while it waits; asked_by where nobody else could confirm
    check (staff is null or staff <> confirmed_by)
);

-- Passkeys (WebAuthn). The private half never leaves the person's device.
create table account.passkey (
    credential_id  bytea primary key,
    staff          bigint not null references account.staff (id),
    public_key     bytea not null, -- COSE
    signatures     bigint not null,
    verified       boolean not null,
    backup_allowed boolean not null,
    backed_up      boolean not null,
    transports     text not null,
    attestation    bytea not null, -- as the device made it: every sign-in is checked against it
    label          text not null,
    made_at        timestamptz not null,
    used_at        timestamptz not null
);
create index passkey_staff on account.passkey (staff);

-- What staff did: a chain of hashes, so that a row that is changed or missing shows.
create table account.audit (
    n      bigint primary key,
    staff  bigint not null references account.staff (id),
    action text not null, -- of roles.csv, or how somebody signed in
    object text not null, -- address below /staff and the codes it acted on; no words, no contacts
    at     timestamptz not null,
    hash   bytea not null
);
