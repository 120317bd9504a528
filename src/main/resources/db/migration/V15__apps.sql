-- Apps that a workspace has connected, and what was delivered to their webhooks.

create table app (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    kind varchar(20) not null,
    name varchar(100) not null,
    note varchar(1000),
    url varchar(2000),
    -- A JSON array of event names
    events varchar(4000) not null,
    -- The signing secret, encrypted
    secret bytea,
    created_by varchar(40) not null references member (id),
    created_at bigint not null,
    -- Since when no delivery has got through; null: the last one did
    failing_since bigint,
    disabled_at bigint
);
create index app_of_workspace on app (workspace_id, created_at, id);

create table app_delivery (
    id varchar(40) primary key,
    app_id varchar(40) not null references app (id) on delete cascade,
    event varchar(60) not null,
    payload varchar(8000) not null,
    state varchar(10) not null,
    tries integer not null,
    -- Of the last answer; null: none came
    status integer,
    at bigint not null,
    tried_at bigint
);
create index app_delivery_of_app on app_delivery (app_id, at, id);
