-- What readers can look for: the current text, the notes to it, the questions. Derived; a row goes
-- when what it was made of goes. Stems are made in Java, for PostgreSQL has none for Kazakh.

create table text.searchable (
    kind    text not null check (kind in ('provision', 'note', 'question')),
    key     text not null, -- eId, or code of the question
    lang    text not null,
    path    text not null, -- address below the language
    title   text not null,
    words   text not null,
    lexemes tsvector not null, -- stems; exact words have a leading =
    primary key (kind, key, lang)
);
create index searchable_lexemes on text.searchable using gin (lexemes);
