-- Teams, and secrets that are shared with members and teams.

create table team (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    name varchar(100) not null,
    name_key varchar(400) not null,
    created_at bigint not null
);
create unique index team_name on team (workspace_id, name_key);
create index team_of_workspace on team (workspace_id, created_at, id);

create table team_member (
    team_id varchar(40) not null references team (id),
    member_id varchar(40) not null references member (id),
    created_at bigint not null,
    primary key (team_id, member_id)
);
create index team_of_member on team_member (member_id, team_id);

create table team_grant (
    id varchar(40) primary key,
    secret_id varchar(40) not null references secret (id) on delete cascade,
    team_id varchar(40) not null references team (id),
    role varchar(20) not null,
    created_at bigint not null,
    unique (secret_id, team_id)
);
create index team_grant_of_team on team_grant (team_id, secret_id);

-- Still one row for each member who has access, with the role that counts. What was granted to the member alone is its
-- direct role; without one, there is access by teams only
alter table secret_grant add column direct_role varchar(20);
update secret_grant set direct_role = role;
alter table secret_grant alter column id set data type varchar(60);

-- What was said to those with whom a secret was shared, for their mails
create table sharing_note (
    id varchar(40) primary key,
    secret_id varchar(40) not null references secret (id) on delete cascade,
    member_id varchar(40) not null references member (id),
    message varchar(1000),
    at bigint not null
);
create index sharing_note_of_secret on sharing_note (secret_id);
