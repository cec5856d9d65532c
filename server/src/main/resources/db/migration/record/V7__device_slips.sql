-- Slips that a device signs where there is no network. The key of a device is registered in the log; its slips are numbered and each names
-- the one before it, so that what is missing shows.
create table slip_key (
    id         text primary key,
    org        text not null,
    vkey       text not null unique,
    revoked_on date
);
create table device_slip (
    id        text not null references slip_key,
    seq       bigint not null check (seq > 0),
    text_hash bytea not null,                   -- two texts under one number are kept both: that is what shows it
    previous  bytea not null,
    leaf      bytea not null,
    code      text not null,                    -- receipt code of that leaf
    day       date not null,
    note      text not null,
    primary key (id, seq, text_hash)
);
