-- Whoever pastes their own words finds them: by the hash of the words without regard to case and spacing.
create index opinion_words on dialogue.opinion (md5(lower(regexp_replace(words, '\s+', ' ', 'g')))) where words <> '';
create index question_words on dialogue.question (md5(lower(regexp_replace(words, '\s+', ' ', 'g'))));
create index proposal_words on dialogue.proposal (md5(lower(regexp_replace(wording, '\s+', ' ', 'g'))));
create index statement_words on dialogue.statement (md5(lower(regexp_replace(words, '\s+', ' ', 'g'))));
