-- The list of what one answer key left, for whoever holds the key. A tag is an HMAC under the key and the file of slots; what is
-- sealed (code and secret of the receipt) opens with the key alone. No two rows of one person have anything in common, and no row
-- has anything in common with a contribution.
create table dialogue.book (
    tag    bytea primary key,
    sealed bytea not null
);
