-- What has been cut and published. The numbers themselves are in the findings of each cut, on disk.

create table cut (
    number   bigint primary key,
    size     bigint not null,                   -- entries of the log it covers
    root     text not null,                     -- base64
    at       timestamptz not null,              -- witness time of the checkpoint
    log_size bigint not null                    -- size of the log after the cut's own entry: what is new since
);

create table release (
    id           text primary key,
    number       bigint not null unique,        -- r of the disposition tree
    cut          bigint not null references cut,
    published_at timestamptz not null,
    titles       text not null                  -- by language, canonical JSON
);
