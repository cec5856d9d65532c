-- What translators made of words that everybody is asked about or waits for: statements, answered questions, their answers. An
-- original never changes; one that was changed or is gone has no translation any more.

create table dialogue.translation (
    id          bigint generated always as identity primary key,
    code        text not null,              -- of the statement or question it belongs to
    original    text not null,              -- SHA-256 of the words that were translated
    lang        text not null,
    words       text not null,
    made_by     bigint not null,
    made_on     date not null,
    approved_by bigint check (approved_by <> made_by),
    unique (code, original, lang)
);
