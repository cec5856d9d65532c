-- People who work here. Participants have no account and no row.

create table account.staff (
    id           bigint generated always as identity primary key,
    name         text not null,
    role         text not null,
    organisation text,
    since        date not null,
    ended        boolean not null default false
);

-- One-time addresses of signing in; only the hash of the token is here.
create table account.staff_link (
    token_sha256 bytea primary key,
    staff        bigint not null references account.staff (id),
    expires_at   timestamptz not null,
    spent        boolean not null default false
);
