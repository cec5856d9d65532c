-- Versions that are being prepared. Nothing of this is public; publishing one makes a draft of it.

create table text.prepared (
    id          text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    status      text not null check (status in ('draft', 'final', 'adopted', 'in-force')),
    prepared_by bigint not null,
    prepared_on date not null
);

create table text.prepared_file (
    prepared text not null references text.prepared (id) on delete cascade,
    lang     text not null,
    title    text not null,
    akn      bytea not null,
    report   text not null, -- what the import found (kenes-law-import/1)
    primary key (prepared, lang)
);

create table text.prepared_decision (
    id       bigint generated always as identity primary key,
    prepared text not null references text.prepared (id) on delete cascade,
    old_eid  text not null, -- '' where there is none
    new_eid  text not null,
    relation text not null check (relation in ('same', 'merged', 'split', 'none')),
    decided_on date not null,
    unique (prepared, old_eid, new_eid)
);

create table text.prepared_reason (
    prepared text not null references text.prepared (id) on delete cascade,
    unit     text not null,
    reason   text not null,
    primary key (prepared, unit)
);
