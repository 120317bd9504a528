-- Who is invited and has not come yet. The token is made when its mail is sent, and kept as a hash.
create table invitation (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    email varchar(254) not null,
    name varchar(200) not null,
    role varchar(20) not null,
    invited_by varchar(40) not null references member (id),
    token_hash varchar(43) unique,
    created_at bigint not null,
    sent_at bigint not null,
    expires_at bigint not null,
    unique (workspace_id, email)
);
create index invitation_of_workspace on invitation (workspace_id, created_at, id);
create index invitation_by on invitation (invited_by);

-- Until then a member whose phones were reset does not confirm what cannot be taken back
alter table standing add column cooling_until bigint default 0 not null;
