-- Forms, field reports as they arrived, and what was read from them.

create table outreach.form (
    id           text not null,
    version      text not null,
    seq          bigint generated always as identity,
    name         text not null,
    xml          bytea not null,
    md5          text not null,
    sha256       text not null,
    state        text not null check (state in ('open', 'closing', 'closed')),
    files        text[] not null,           -- paths of the questions that are answered with a file
    mapping      text,                      -- null: a plain survey
    mapping_sha256 text,
    published_at timestamptz not null,
    primary key (id, version)
);

create table outreach.form_media (
    form    text not null,
    version text not null,
    name    text not null,
    type    text not null check (type in ('file', 'entityList')),
    builtin boolean not null,               -- made for each key when it is asked for
    bytes   bytea,
    md5     text,
    sha256  text,
    primary key (form, version, name),
    foreign key (form, version) references outreach.form (id, version),
    check (builtin = (bytes is null))
);

-- A report exactly as it came. Nothing here is read before it is acknowledged.
create table outreach.submission (
    instance_id   text primary key,
    form          text not null,
    version       text not null,
    key_id        text not null,
    organisation  text not null,            -- empty: staff
    place         text not null,            -- root of the key's part of the country, empty: staff
    received_at   timestamptz not null,
    raw           bytea not null,
    sha256        bytea not null,
    expected      text[] not null,          -- names of the files that the report speaks of
    quarantined   boolean not null,
    superseded_by text references outreach.submission (instance_id),
    supersedes    text,
    code          text not null,
    ack           text not null,
    dedup         bytea not null,           -- of its entry in the record
    -- reading it, afterwards
    read          boolean not null default false,
    attempts      integer not null default 0,
    next_try      timestamptz not null,
    error         text,
    field_record  text,                     -- JSON
    problems      integer not null default 0,
    flags         text[] not null default '{}',
    event         uuid,
    foreign key (form, version) references outreach.form (id, version)
);
create index submission_unread on outreach.submission (next_try) where not read;
create index submission_by_time on outreach.submission (received_at, instance_id);

create table outreach.attachment (
    instance_id text not null references outreach.submission (instance_id),
    name        text not null,
    sha256      text not null,
    size        bigint not null,
    received_at timestamptz not null,
    primary key (instance_id, name, sha256)
);
create index attachment_by_file on outreach.attachment (sha256);

-- How an organisation calls its event; shown to those who report it, never in the record.
create table outreach.event_title (
    event uuid primary key references outreach.event (id),
    title text not null
);
