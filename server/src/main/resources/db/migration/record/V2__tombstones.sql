-- A tombstone takes effect in the log first; then what it ends is destroyed, and destroyed again until it is certain.
alter table ledger_intent add idx bigint;                          -- the place of the entry it became
alter table ledger_intent add destroyed boolean not null default false;
create index ledger_intent_to_destroy on ledger_intent (idx) where kind in (5, 6) and state = 'logged' and not destroyed;
create index ledger_intent_target on ledger_intent (target);
create index ledger_intent_waiting_by on ledger_intent (by) where state = 'waiting';

-- Two public entries may say the same; only what somebody keeps a receipt of needs a code of its own.
alter table ledger_entry drop constraint ledger_entry_code_key;
create unique index ledger_entry_code_sealed on ledger_entry (code) where shuffle is not null;
create index ledger_entry_code_public on ledger_entry (code) where shuffle is null;
