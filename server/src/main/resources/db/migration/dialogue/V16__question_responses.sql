-- "I have this question too", and whether an answer answers it: each once per browser and question. A slot is made of the answer key and
-- the question's code, so that nothing that one browser said can be joined.
create table dialogue.question_response (
    slot        bytea primary key,
    dedup       bytea not null unique,
    question    bigint not null references dialogue.question (id) on delete cascade
);
