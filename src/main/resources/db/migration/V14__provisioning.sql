-- The company's own directory (SCIM): a token for each workspace, and what that directory knows of members and teams.

-- Looked up by its hash; encrypted too, since it can be viewed again
create table scim_token (
    workspace_id varchar(40) primary key references workspace (id),
    token_hash varchar(43) not null unique,
    ciphertext bytea not null,
    created_at bigint not null,
    last_used_at bigint
);

create table scim_user (
    member_id varchar(40) primary key references member (id),
    workspace_id varchar(40) not null references workspace (id),
    user_name varchar(254) not null,
    -- Without case; null once deleted, when the name is free again
    user_name_key varchar(1000),
    given_name varchar(200),
    family_name varchar(200),
    external_id varchar(400),
    changed_at bigint not null,
    deleted_at bigint,
    unique (workspace_id, user_name_key)
);
create index scim_user_external on scim_user (workspace_id, external_id);

create table scim_group (
    team_id varchar(40) primary key references team (id) on delete cascade,
    workspace_id varchar(40) not null references workspace (id),
    external_id varchar(400),
    changed_at bigint not null
);
create index scim_group_external on scim_group (workspace_id, external_id);
