-- When the salts of provenance and of the keys for withdrawing go, of all entries at once. Fixed by a document in the log.
create table retention (
    ends  date primary key,
    dedup bytea not null references ledger_entry,   -- the entry that fixes it
    done  boolean not null default false
);
