-- Phones ask too: the session that asked may be a trusted session.

alter table confirmation add column asked_by varchar(40);
update confirmation set asked_by = session_id;
drop index confirmation_of_session;
drop index confirmation_remembered;
-- And with it its reference to sessions
alter table confirmation drop column session_id;
alter table confirmation rename column asked_by to session_id;
alter table confirmation alter column session_id set not null;
create index confirmation_of_session on confirmation (session_id, state, asked_at);
create index confirmation_remembered on confirmation (session_id, action, ended_at);

alter table confirmation add column on_phone boolean default false not null;

-- What a workspace lets its members' phones ask for; who has no row has what is usual
create table phone_asking (
    workspace_id varchar(40) primary key references workspace (id),
    rule varchar(20) not null
);
