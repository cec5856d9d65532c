-- The legal calendar: under which law, when people vote, and times that a steward entered by hand.

create table vote (
    id           bigint generated always as identity primary key,
    profile      text not null,                 -- legal profile
    day          date,                          -- null: nobody votes
    zones        text not null,                 -- of the polling stations, the country's own first, by spaces
    reason       text not null,
    entered_by   bigint,                        -- staff; null: the administrator's key
    entered_at   timestamptz not null,
    confirmed_by bigint,
    in_force     boolean not null               -- the newest row in force holds
);

create table legal_window (
    id           bigint generated always as identity primary key,
    effect       text not null check (effect in ('EMBARGO', 'SILENCE')),
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    rule         text not null,
    entered_by   bigint,
    entered_at   timestamptz not null,
    confirmed_by bigint,
    in_force     boolean not null,
    check (from_at < to_at)
);
