-- Back-checks: announced before anybody can know which events they will be, drawn from a checkpoint, looked into by others.

create table outreach.draw (
    id             text primary key,
    n              integer not null check (n > 0),
    per_stratum    integer not null check (per_stratum >= 0),
    deadline       timestamptz not null,
    beacon_rule    text not null,
    checkers       text[] not null,
    outcomes_by    date not null,
    population     bigint,               -- null until it is drawn
    population_csv bytea,
    sample_csv     bytea
);

create table outreach.draw_unit (
    draw    text not null references outreach.draw (id),
    event   uuid not null references outreach.event (id),
    part    text not null check (part in ('national', 'topup')),
    checker text,
    outcome text check (outcome in ('confirmed', 'confirmed_other_figures', 'refuted', 'unreachable',
                                    'declined', 'not_done')),
    primary key (draw, event)
);
