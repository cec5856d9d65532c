-- Programs that write for people who stand before them: a kiosk, a line of another office. Everybody may read this list without
-- the hashes.
create table account.program (
    id           bigint generated always as identity primary key,
    token_sha256 bytea not null unique,
    name         text not null,
    channel      text not null check (channel in ('self', 'assisted')),
    since        date not null,
    ended        date
);
