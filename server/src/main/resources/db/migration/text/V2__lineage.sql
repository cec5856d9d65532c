-- What continues what. A version is stored with its identities filled in; `given` is the hash of
-- the file as it was handed in.

alter table text.draft_file add given text;
update text.draft_file set given = sha256;
alter table text.draft_file alter given set not null;

-- Units only; the public table of the same name.
create table text.lineage (
    from_draft text not null references text.draft (id),
    from_eid   text not null,
    to_draft   text not null references text.draft (id),
    to_eid     text not null, -- '-' where nothing continues it
    change     text not null,
    primary key (from_draft, from_eid, to_draft, to_eid)
);

-- Every provision of every earlier version: where what was said about it has its place now.
create table text.carried (
    from_draft text not null references text.draft (id),
    wid        text not null,
    to_draft   text not null references text.draft (id),
    outcome    text not null check (outcome in
        ('exact', 'edited', 'moved', 'merged', 'ambiguous', 'orphan', 'skipped')),
    to_eid     text not null,
    counts     boolean not null, -- the same words and heading in every language
    moved      boolean not null,
    reason     text not null,
    primary key (to_draft, from_draft, wid)
);

-- Why the languages of a version differ, as the editor said when it was published.
create table text.difference (
    draft  text not null references text.draft (id),
    unit   text not null,
    what   text not null,
    reason text not null,
    by     text not null,
    primary key (draft, unit)
);

-- The decisions about two neighbouring versions, as published.
create table text.lineage_file (
    from_draft text not null references text.draft (id),
    to_draft   text not null references text.draft (id),
    file       text not null,
    primary key (from_draft, to_draft)
);
