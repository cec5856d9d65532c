-- What makes a person look twice, and what reports say for that purpose only.

-- Who spoke at an event; a name only where it may be published.
create table outreach.event_speaker (
    event        uuid not null references outreach.event (id),
    seq          integer not null,
    capacity     text not null check (capacity in
        ('state_on_duty', 'party', 'organisation', 'expert', 'law_drafter', 'citizen')),
    organisation text,
    name         text,
    primary key (event, seq)
);

-- Private answers of a report; gone after keep_until, while the report itself stays.
create table outreach.report_private (
    instance_id  text primary key references outreach.submission (instance_id),
    event        uuid,
    host_contact text,               -- shown to the checker that was drawn, and to nobody else
    form_start   timestamp,          -- wall clock of the device
    form_end     timestamp,
    lat          double precision,
    lon          double precision,
    accuracy     double precision,   -- metres; exactly 0 is what invented positions have
    texts        bytea[] not null,   -- SHA-256 of each longer text, folded
    not_support  integer not null,   -- opinions noted that are not support, not opposition
    not_oppose   integer not null,
    keep_until   date not null
);
create index report_private_by_event on outreach.report_private (event);

-- Marks for a person to look at. None changes a number; what became of each is counted in public.
create table outreach.signal (
    code       text not null,
    subject    text not null,        -- id of an event or of an organisation
    event      boolean not null,
    value      text not null,
    threshold  text not null,
    algorithm  integer not null,
    noticed_at timestamptz not null,
    state      text not null default 'open' check (state in ('open', 'confirmed', 'dismissed')),
    note       text,
    decided_at timestamptz,
    primary key (code, subject)
);
create index signal_open on outreach.signal (noticed_at desc, code, subject) where state = 'open';

-- What the record was last told about each rule.
create table outreach.signal_told (
    code      text primary key,
    raised    bigint not null,
    open      bigint not null,
    confirmed bigint not null,
    dismissed bigint not null
);
