-- The vault belongs to a role of its own, in which nobody logs in: who reads or dumps the rest of the database (an analyst, a monitor, the
-- main backup) is granted the rest and not this. The login of the server is a member, so that entry, row and opening stay one transaction.
-- The name holds that of the database, because roles belong to the whole PostgreSQL server. A login that may not create roles leaves the
-- vault its own; docs/operations.md says what its administrator does then.
do $$
declare
    owner text := left('kenes_vault_' || current_database(), 63);
begin
    if not exists (select from pg_roles where rolname = current_user and (rolsuper or rolcreaterole)) then
        raise warning 'the vault keeps the owner %, who may not create roles', current_user;
        return;
    end if;
    if not exists (select from pg_roles where rolname = owner) then
        execute format('create role %I nologin', owner);
    end if;
    execute format('grant %I to %I', owner, current_user);
    execute format('grant create on database %I to %I', current_database(), owner);
    execute format('alter schema vault owner to %I', owner);
    execute format('alter table vault.opening owner to %I', owner);
    execute format('revoke create on database %I from %I', current_database(), owner);
    revoke all on schema vault from public;
    revoke all on vault.opening from public;
end $$;
