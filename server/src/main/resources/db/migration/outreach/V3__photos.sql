-- Photos of reports. The original stays in the private store; what is shown is made anew from it.

create table outreach.photo (
    id          text primary key,          -- first 32 hex digits of SHA-256(instance, file)
    instance_id text not null references outreach.submission (instance_id),
    file        text not null,
    event       uuid,
    caption     text not null,
    credit      text not null,
    licence     text not null,
    consent     text not null,
    minors      text not null,
    consent_ref text,
    state       text not null default 'waiting' check (state in
        ('waiting', 'new', 'unsupported', 'rejected', 'published', 'takendown')),
    reason      text not null default '',  -- why it is rejected or was taken down
    sha256      text,                      -- of the original, once it has arrived
    width       integer,
    height      integer,
    -- private: what the device wrote into the file
    taken_at    timestamp,
    lat         double precision,
    lon         double precision,
    camera      text,
    c2pa        boolean not null default false,
    phash       bigint,
    whash       bigint,
    flags       text[] not null default '{}',
    unique (instance_id, file)
);
create index photo_by_state on outreach.photo (state, id);
create index photo_by_event on outreach.photo (event) where state = 'published';

create table outreach.photo_rendition (
    sha256 text primary key,
    photo  text not null references outreach.photo (id),
    size   integer not null,
    width  integer not null,
    height integer not null
);
create index photo_rendition_of on outreach.photo_rendition (photo, size desc);

-- Which event turned out to be which; taken back by deleting the row, so that every number is what it was.
create table outreach.event_merge (
    gone   uuid primary key references outreach.event (id),
    kept   uuid not null references outreach.event (id),
    reason text not null check (reason in ('co_hosted', 'same_report_twice'))
);
create index event_merge_into on outreach.event_merge (kept);
