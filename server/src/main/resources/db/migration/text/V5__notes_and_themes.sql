-- Explanations of provisions, outside the text. Drafted by one person, published by another; a
-- later note to the same provision in the same language takes the place of the earlier one, which
-- stays readable.

create table text.note (
    id           bigint generated always as identity primary key,
    draft        text not null references text.draft (id),
    wid          text not null,
    lang         text not null,
    office       text not null,
    words        text not null,
    drafted_by   bigint not null,
    drafted_on   date not null,
    published_by bigint,
    published_on date,
    check (published_by is distinct from drafted_by or published_by is null)
);
create index note_of_provision on text.note (wid, lang, id desc) where published_by is not null;

-- Who put which provisions under which theme: files, one per scheme and version.
create table text.theme_map (
    id           bigint generated always as identity primary key,
    scheme       text not null,
    draft        text not null references text.draft (id),
    file         text not null,
    uploaded_by  bigint not null,
    uploaded_on  date not null,
    published_by bigint,
    published_on date,
    check (published_by is distinct from uploaded_by or published_by is null)
);
create index theme_map_of_draft on text.theme_map (draft, scheme, id desc);
