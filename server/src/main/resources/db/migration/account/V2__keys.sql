-- Keys of people and programs without a session; only hashes of the tokens are here.

-- Opens the staff commands (`kenes field …`) and the staff side of OpenRosa.
create table account.admin_key (
    token_sha256 bytea primary key,
    issued_on    date not null
);

-- One organisation, one part of the country, one role.
create table account.field_key (
    id           text primary key,          -- first 16 hex digits of the hash
    token_sha256 bytea not null unique,
    organisation text not null,
    place        text not null,
    role         text not null check (role in ('reporter', 'checker')),
    label        text not null,
    lang         text not null,
    per_minute   integer not null,
    issued_at    timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    accept_until timestamptz                -- of a revoked key: until then reports are kept apart, not refused
);
