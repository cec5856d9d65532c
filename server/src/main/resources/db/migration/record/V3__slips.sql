-- Paper slips for places without a network. A book is registered in the log before it is printed; each serial number stands for one
-- contribution, once.
create table slip_book (
    book    text primary key,
    org     text not null,
    region  text not null,
    printed integer not null check (printed > 0)
);
create table slip (
    serial text primary key,
    book   text not null references slip_book,
    place  integer not null,                                           -- in printed order, from 0
    state  text not null default 'unused' check (state in ('unused', 'recorded', 'void')),
    holder text unique,                                                -- names what was keyed in from it, so that the same again is the same
    code   text,                                                       -- receipt code of the contribution; forgotten with it
    unique (book, place)
);
create index slip_code on slip (code) where code is not null;
