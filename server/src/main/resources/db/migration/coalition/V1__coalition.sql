-- Coalitions, organisations and what they declare about themselves.

create table coalition.coalition (
    id       text primary key,
    position text not null check (position in ('support', 'oppose', 'none', 'undeclared')),
    name_kk  text not null,
    name_ru  text not null,
    name_en  text not null,
    changes  integer not null default 0
);

create table coalition.organisation (
    id          text primary key,
    kind        text not null,
    role        text not null check (role in ('member', 'branch', 'independent', 'observer')),
    coalition   text references coalition.coalition (id),
    level       text,
    place       text, -- code of the register of places, which lives further down the arrows
    parent      text references coalition.organisation (id) deferrable initially deferred,
    name_kk     text not null,
    name_ru     text not null,
    name_en     text not null,
    register_no text unique,
    joined_on   date,
    left_on     date,
    changes     integer not null default 0
);
create index organisation_by_coalition on coalition.organisation (coalition, id);
create index organisation_by_parent on coalition.organisation (parent);

-- Append-only, a declaration is never rewritten: the newest as_of that is not later than the cut is in force.
create table coalition.membership (
    organisation text not null references coalition.organisation (id),
    as_of        date not null,
    declared     bigint, -- null: nothing declared, which is not zero
    unit         text not null check (unit in ('persons', 'organisations', 'households', 'employees')),
    basis        text not null check (basis in ('register', 'dues_payers', 'law', 'estimate', 'other')),
    source       text,
    primary key (organisation, as_of, unit)
);
