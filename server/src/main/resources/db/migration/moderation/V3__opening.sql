-- Whether the dialogue receives: what two stewards have set. The newest confirmed row holds; without one the dates say it alone.

create table moderation.opening (
    id           bigint generated always as identity primary key,
    state        text not null check (state in ('open', 'paused', 'closed')),
    reason       text not null,       -- public
    entered_by   bigint not null,
    entered_at   timestamptz not null,
    confirmed_by bigint,
    in_force     boolean not null default false
);
