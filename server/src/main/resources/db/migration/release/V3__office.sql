-- The release office: drafts of releases, who saw them early, and what was wrong afterwards.

create table draft (
    id         text primary key,
    kind       text not null,
    yaml       text not null,                   -- release.yaml
    publish_at timestamptz not null,            -- as the yaml says
    analyst    text not null,                   -- responsible, named in the calendar
    supersedes text references release,
    made_by    bigint not null,                 -- staff
    signed_by  bigint,                          -- another person
    state      text not null check (state in ('draft', 'announced', 'signed', 'published')),
    note       text not null default ''         -- why it could not be published at its hour
);

create table draft_text (
    draft text not null references draft on delete cascade,
    lang  text not null,
    words text not null,
    primary key (draft, lang)
);

create table access (
    release    text not null,
    who        text not null,
    granted_at timestamptz not null,
    purpose    text not null,
    granted_by bigint not null,
    primary key (release, who, granted_at)
);

create sequence correction_number;

create table correction (
    id           text primary key,
    release      text not null references release,
    what         text not null,
    thing        text not null,
    was          text not null,
    now          text not null,
    why          text not null,
    noticed_on   date not null,
    published_at timestamptz not null,
    made_by      bigint not null
);

alter table release add column supersedes text references release;
