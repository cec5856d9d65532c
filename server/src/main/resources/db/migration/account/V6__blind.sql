-- A confirmation may give a blind signature instead of a key; a person has one way at a level, for good.
alter table account.confirmation add column way text not null default 'separated' check (way in ('separated', 'blinded'));

-- What a link confirms: an address, or who an identity service says somebody is.
alter table account.confirm_link add column level smallint not null default 1;
alter table account.confirm_link add column issuer text not null default 'e-mail';
