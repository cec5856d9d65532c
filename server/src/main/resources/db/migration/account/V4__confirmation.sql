-- That an address or an identity was confirmed: one row per person, level and issuer, whichever way. The person is an HMAC under
-- the key file of addresses; nothing here is finer than a day, and nothing anywhere joins it with an answer key.
create table account.confirmation (
    person    bytea not null,
    level     smallint not null check (level in (1, 2)),
    issuer    text not null,
    issued_on date not null,
    told      boolean not null default false, -- whether the public number of keys has it
    primary key (person, level, issuer)
);

-- A link of ten minutes, for the browser that asked.
create table account.confirm_link (
    token_sha256   bytea primary key,
    browser_sha256 bytea not null,
    person         bytea not null,
    address        bytea not null,
    expires_at     timestamptz not null
);
