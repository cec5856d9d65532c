-- The same text, whoever sends it: by the form in which texts are compared (opinion.duplicates.ComparisonKey, without its rare
-- cases): lower case, look-alike letters as one, letters and digits only. Two of 2^64 hashes may meet: what is shown is the text.
create function dialogue.same_text(words text) returns bigint
    language sql immutable strict parallel safe
    return hashtextextended(
        btrim(regexp_replace(
            translate(
                regexp_replace(lower(normalize(words, nfkc) collate pg_c_utf8), '[\u0300-\u036f\u00ad\u200b-\u200f\ufeff]', '', 'g'),
                'аеорсухкмтнвіһ', 'aeopcyxkmthbih'),
            '[^[:alnum:]]+', ' ', 'g')),
        0);

drop index dialogue.opinion_words, dialogue.question_words, dialogue.proposal_words, dialogue.statement_words;
-- Computed from the words, so it ends with them.
alter table dialogue.opinion add same bigint generated always as (dialogue.same_text(words)) stored;
create index opinion_same on dialogue.opinion (same, wid, stance, id) where words <> '';
create index question_same on dialogue.question (dialogue.same_text(words));
create index proposal_same on dialogue.proposal (dialogue.same_text(wording));
create index statement_same on dialogue.statement (dialogue.same_text(words));
