-- Answers to programs, to be given again for the same idempotency key. The answer holds a secret, so it is sealed with a key made
-- of the idempotency key, of which only the hash is here.
create table dialogue.repeat (
    program     bigint not null,
    key_sha256  bytea not null,
    body_sha256 bytea not null,
    sealed      bytea not null,
    primary key (program, key_sha256)
);
