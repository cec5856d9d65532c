-- The register of places, and what was announced and reported about meetings.

create table outreach.place (
    code              text primary key,
    parent            text references outreach.place (code) deferrable initially deferred,
    level             integer not null,
    kind              text not null,
    name_kk           text,
    name_ru           text,
    name_en           text,
    aliases           text[] not null,
    lat               numeric,
    lon               numeric,
    population        bigint,
    population_as_of  date,
    population_source text,
    tile_col          bigint,
    tile_row          bigint,
    valid_from        date,
    valid_to          date,
    successor         text references outreach.place (code) deferrable initially deferred,
    path              text[] not null, -- codes from the country down to the place itself
    folded            text not null,   -- names as they are searched
    check (coalesce(name_kk, name_ru, name_en) is not null)
);
create index place_level on outreach.place (level, code);

-- The files as they came: the record holds their hashes, releases carry their bytes.
create table outreach.place_import (
    seq         bigint generated always as identity primary key,
    sha256      text not null unique,
    rows        bigint not null,
    file        bytea not null,
    imported_on date not null
);

create table outreach.event (
    id               uuid primary key,
    state            text not null check (state in ('planned', 'cancelled', 'lapsed', 'held', 'reported',
                                                    'complete', 'verified', 'refuted', 'duplicate', 'withdrawn')),
    place            text not null references outreach.place (code),
    path             text[] not null, -- of the place on the day of the event; roll-ups use this one
    activity         text not null,
    format           text not null,
    nature           text not null,
    venue_kind       text,
    held_on          date not null,
    starts           time,
    minutes          bigint,
    in_working_hours text not null check (in_working_hours in ('yes', 'no', 'unknown')),
    announced_on     date,            -- null: nobody announced it
    questions        bigint not null default 0,
    opinions         bigint not null default 0,
    photos           bigint not null default 0,
    paid_from        text
);
create index event_by_day on outreach.event (held_on desc, id desc);
create index event_by_state on outreach.event (state, held_on desc, id desc);
create index event_by_place on outreach.event using gin (path);

create table outreach.event_organiser (
    event        uuid not null references outreach.event (id),
    organisation text not null references coalition.organisation (id),
    primary key (event, organisation)
);
create index event_by_organiser on outreach.event_organiser (organisation, event);

create table outreach.event_audience (
    event    uuid not null references outreach.event (id),
    audience text not null,
    primary key (event, audience)
);
create index event_by_audience on outreach.event_audience (audience, event);

create table outreach.event_measure (
    event   uuid not null references outreach.event (id),
    measure text not null,
    value   bigint not null check (value >= 0),
    primary key (event, measure)
);

-- What reporters say about attendance; the newest word of one organisation replaces its earlier one.
create table outreach.claim (
    event        uuid not null references outreach.event (id),
    organisation text not null references coalition.organisation (id),
    low          bigint,
    value        bigint,
    high         bigint,
    method       text not null,
    grade        text not null,
    primary key (event, organisation)
);

create table outreach.event_state (
    event        uuid not null references outreach.event (id),
    seq          integer not null,
    state        text not null,
    reason       text not null,
    organisation text not null,
    changed_on   date not null,
    primary key (event, seq)
);

-- Which telling is stored already: sending it again changes nothing.
create table outreach.telling (
    key     text primary key,
    event   uuid not null references outreach.event (id),
    request bytea not null -- SHA-256 of what was told
);
