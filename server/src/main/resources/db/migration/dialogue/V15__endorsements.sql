-- "A fair point", once per browser and opinion. A slot is made of the answer key and the opinion's code, so that no two presses of one
-- browser can be joined, and none with what it said.
create table dialogue.endorsement (
    slot        bytea primary key,
    dedup       bytea not null unique,
    opinion     bigint not null references dialogue.opinion (id) on delete cascade
);
