-- Figures that analysts added to the catalogue of this dialogue.

create table added_figure (
    id           text primary key,
    yaml         text not null,
    sql          text not null,
    proposed_by  bigint not null,
    proposed_at  timestamptz not null,
    published_by bigint check (published_by <> proposed_by),
    failure      text not null default ''   -- why a cut left it out
);
