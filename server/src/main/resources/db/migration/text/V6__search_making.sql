-- How the lexemes of a row were made; rows of an earlier making are made anew when a server starts.
alter table text.searchable add column making integer not null default 1;
