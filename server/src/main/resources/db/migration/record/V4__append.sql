-- Entries and their openings are stored by one statement and never deleted, so a foreign key between them finds nothing and costs a
-- locked row for every entry: a fifth of what PostgreSQL does for an append.
alter table vault.opening drop constraint opening_dedup_fkey;

-- An entry that waits has no place: it need not be in the index of places.
alter table ledger_entry drop constraint ledger_entry_idx_key;
create unique index ledger_entry_idx on ledger_entry (idx) where idx is not null;
