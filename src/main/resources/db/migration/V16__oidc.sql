-- Sign-in by the company's own identity provider (OpenID Connect), one for each workspace.

-- Who may sign in by a password
alter table workspace add column passwords varchar(10) default 'ALL' not null;

create table oidc_provider (
    workspace_id varchar(40) primary key references workspace (id),
    name varchar(60) not null,
    issuer varchar(300) not null,
    client_id varchar(100) not null,
    -- Encrypted; null: a public client
    client_secret bytea,
    groups_claim varchar(60),
    -- A JSON array of {group, role}
    group_roles varchar(8000) not null,
    other_role varchar(20) not null,
    joining boolean not null
);
create index oidc_provider_of_issuer on oidc_provider (issuer, client_id);

-- Whose addresses are led to which workspace's provider
create table oidc_domain (
    domain varchar(100) primary key,
    workspace_id varchar(40) not null references oidc_provider (workspace_id) on delete cascade
);
create index oidc_domain_of_workspace on oidc_domain (workspace_id);

-- Whom a provider means by a subject: bound once, whatever address either of them has later
create table oidc_identity (
    workspace_id varchar(40) not null references workspace (id),
    issuer varchar(300) not null,
    subject varchar(255) not null,
    member_id varchar(40) not null references member (id),
    bound_at bigint not null,
    primary key (workspace_id, issuer, subject),
    unique (member_id, issuer)
);

-- Sign-ins under way, by the hashes of their state and of the cookie of the browser that began them
create table oidc_attempt (
    state_hash varchar(43) primary key,
    browser_hash varchar(43) not null,
    workspace_id varchar(40) not null references workspace (id),
    issuer varchar(300) not null,
    page varchar(200) not null,
    expires_at bigint not null
);
create index oidc_attempt_expires on oidc_attempt (expires_at);

-- By which session of the provider's a session was opened
create table oidc_session (
    session_id varchar(40) primary key references session (id),
    workspace_id varchar(40) not null references workspace (id),
    issuer varchar(300) not null,
    subject varchar(255) not null,
    -- Empty: the provider has not told it
    sid varchar(255) not null
);
create index oidc_session_of_subject on oidc_session (issuer, subject);

-- Logout tokens that were used
create table oidc_logout (
    id varchar(43) primary key,
    at bigint not null
);
create index oidc_logout_at on oidc_logout (at);
