-- What organisations say about their interest, and who stands by what is declared in their name.

create table coalition.interest (
    organisation text not null references coalition.organisation (id),
    day          date not null,
    statement    text not null,          -- empty: it declares that it has none
    paid_by      text not null check (paid_by in
        ('own', 'members', 'donations', 'state', 'party', 'business', 'abroad', 'undisclosed')),
    entered_by   bigint not null,        -- a member of staff; nobody signs what they entered
    signed       boolean not null default false,
    primary key (organisation, day)
);

create table coalition.sign_off (
    organisation text not null references coalition.organisation (id),
    what         text not null check (what in ('membership', 'interest')),
    of_day       date not null,
    sha256       text not null,
    signed_by    bigint not null,
    signed_on    date not null,
    primary key (organisation, what, of_day)
);
