-- How long sessions last in a workspace, in milliseconds; null: as the server has it
alter table workspace add column session_idle bigint;
alter table workspace add column session_absolute bigint;

-- For how long, in milliseconds, a confirmation of an action spares the next one; what was confirmed before "since" does not
create table remembering (
    workspace_id varchar(40) not null references workspace (id),
    action varchar(40) not null,
    millis bigint not null,
    since bigint not null,
    primary key (workspace_id, action)
);
create index confirmation_remembered on confirmation (session_id, action, ended_at);

-- Nothing that a member confirmed before this spares anything
alter table standing add column forgotten_at bigint default 0 not null;
