-- Published versions of the text. The files are the truth; the provisions are derived from them
-- and can be made again.

create table text.draft (
    id           text primary key,
    seq          bigint generated always as identity, -- the newest is the current one
    status       text not null check (status in ('draft', 'final', 'adopted', 'in-force')),
    published_on date not null
);

create table text.draft_file (
    draft  text not null references text.draft (id),
    lang   text not null,
    title  text not null,
    akn    bytea not null,
    sha256 text not null,
    primary key (draft, lang)
);

create table text.provision (
    draft     text not null references text.draft (id),
    eid       text not null,
    lang      text not null,
    wid       text not null,
    kind      text not null,
    num       text,
    seq       integer not null,
    text      text not null,
    text_hash text not null,
    primary key (draft, eid, lang)
);
create index provision_by_wid on text.provision (draft, wid, lang);
