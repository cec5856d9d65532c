-- A lawyer's word on claims that touch the law, and the second person of a correction.

create table legal_review (
    number   bigint generated always as identity primary key,
    draft    text not null references draft,
    claims   text[] not null,
    decision text not null check (decision in ('cleared', 'refused')),
    note     text not null,
    made_by  bigint not null
);

alter table correction add column state text not null default 'published' check (state in ('proposed', 'published'));
alter table correction add column signed_by bigint;
alter table correction alter column published_at drop not null;
alter table correction add check ((state = 'published') = (published_at is not null));
