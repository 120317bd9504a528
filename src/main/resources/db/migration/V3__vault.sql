-- Seven kinds of secrets, their versions, and what makes them quick to find.

alter table confirmation alter column text set data type varchar(40000);

alter table secret add column data_key bytea;
alter table secret add column expires_at bigint;
create index secret_expiring on secret (expires_at);
create index secret_of_vault on secret (vault_id, id);

create table secret_version (
    secret_id varchar(40) not null references secret (id),
    n bigint not null,
    at bigint not null,
    editor_id varchar(40),
    editor_name varchar(200) not null,
    name varchar(400) not null,
    -- a JSON array of names
    changed varchar(30000) not null,
    primary key (secret_id, n)
);

create table secret_value (
    secret_id varchar(40) not null,
    version bigint not null,
    name varchar(100) not null,
    position integer not null,
    type varchar(20) not null,
    ciphertext bytea not null,
    primary key (secret_id, version, name),
    foreign key (secret_id, version) references secret_version (secret_id, n)
);

-- Words of names and labels, in UTF-8: compared byte by byte
create table secret_word (
    workspace_id varchar(40) not null,
    word bytea not null,
    secret_id varchar(40) not null references secret (id),
    primary key (secret_id, word)
);
create index secret_by_word on secret_word (workspace_id, word, secret_id);

alter table secret_grant add column secret_created_at bigint;
update secret_grant set secret_created_at = (select s.created_at from secret s where s.id = secret_grant.secret_id);
alter table secret_grant alter column secret_created_at set not null;
drop index secret_grant_of_member;
create index secret_grant_of_member on secret_grant (member_id, secret_created_at desc, secret_id desc);
