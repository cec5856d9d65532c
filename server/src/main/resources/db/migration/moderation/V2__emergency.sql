-- What a steward or administrator switched on alone, and when it ends.

create table moderation.emergency (
    id         bigint generated always as identity primary key,
    kind       text not null check (kind in ('review-everything', 'level-1-only', 'read-only')),
    from_at    timestamptz not null,
    to_at      timestamptz not null check (to_at <= from_at + interval '72 hours'),
    lang       text not null,
    reason     text not null,       -- public
    entered_by bigint not null,
    ended_at   timestamptz          -- earlier than it would by itself
);
