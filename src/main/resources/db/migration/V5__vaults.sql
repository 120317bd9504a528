-- Vaults in full: strategy, disabling, the one default of a workspace, keys that are renewed.

alter table vault add column strategy varchar(20) default 'LOCAL' not null;
alter table vault add column disabled_at bigint;
alter table vault add column name_key varchar(400);
update vault set name_key = lower(name);
update vault set name_key = name_key || ' ' || id
    where exists (select 1 from vault o where o.workspace_id = vault.workspace_id and o.name_key = vault.name_key and o.id < vault.id);
alter table vault alter column name_key set not null;
create unique index vault_name on vault (workspace_id, name_key);

-- One row a workspace, so there is never a second default
create table default_vault (
    workspace_id varchar(40) primary key references workspace (id),
    vault_id varchar(40) not null references vault (id)
);
insert into default_vault (workspace_id, vault_id)
    select workspace_id, min(id) from vault where is_default = true group by workspace_id;
alter table vault drop column is_default;

-- Each new key of a vault counts one up; while its secrets are encrypted anew, the key before it is kept
alter table vault add column key_generation integer default 1 not null;
alter table vault add column previous_key bytea;
alter table vault add column rekey_lease_until bigint;
alter table secret add column key_generation integer default 1 not null;
create index secret_by_key on secret (vault_id, key_generation, id);

-- By which key of the master key's file they are wrapped; null: one of before this was kept
alter table vault add column master_key_id integer;
alter table server_key add column master_key_id integer;
