-- The entries of a workspace form a chain: each has its place and a keyed digest of itself and the one before it.
-- Entries of before get theirs at the first start.

alter table audit_entry add column n bigint;
alter table audit_entry add column hash varchar(43);
create unique index audit_chain on audit_entry (workspace_id, n);
create index audit_at on audit_entry (workspace_id, at);
create index audit_of_actor on audit_entry (workspace_id, actor_id, n);
create index audit_of_confirmation on audit_entry (workspace_id, confirmation_id, n);

-- The end of each chain, sealed; held by each transaction that adds to it, as the last thing it does
create table audit_head (
    workspace_id varchar(40) primary key references workspace (id),
    n bigint not null,
    hash varchar(43) not null,
    seal varchar(43) not null
);
