-- Import and export.

alter table secret add column import_id varchar(40);
create index secret_by_import on secret (import_id, id);

-- One at a time a member: running_for names who as long as it runs
create table secret_import (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    member_id varchar(40) not null references member (id),
    running_for varchar(40) unique,
    state varchar(20) not null,
    total integer not null,
    done integer not null,
    problem varchar(60),
    lease_until bigint not null,
    started_at bigint not null,
    ended_at bigint
);

alter table workspace add column export_by varchar(20) default 'ADMINS' not null;
