-- Understood by PostgreSQL and by H2 in its PostgreSQL mode. Times are milliseconds since 1970 UTC; ids are opaque.

create table workspace (
    id varchar(40) primary key,
    name varchar(200) not null,
    email_link_enabled boolean not null,
    number_matching boolean not null,
    version bigint not null,
    created_at bigint not null
);

create table member (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    email varchar(254) not null unique,
    name varchar(200) not null,
    role varchar(20) not null,
    password_hash varchar(200),
    active boolean not null,
    created_at bigint not null
);
create index member_of_workspace on member (workspace_id, created_at, id);

create table session (
    id varchar(40) primary key,
    member_id varchar(40) not null references member (id),
    kind varchar(10) not null,
    scope varchar(10) not null,
    name varchar(100),
    token_hash varchar(43) not null unique,
    client varchar(200) not null,
    ip varchar(45) not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    ended_at bigint
);
create index session_of_member on session (member_id, kind, created_at, id);

-- Browsers in which a member has signed in before: others' wrong passwords do not lock them out
create table known_browser (
    token_hash varchar(43) not null,
    member_id varchar(40) not null references member (id),
    last_seen_at bigint not null,
    primary key (token_hash, member_id)
);

-- Wrong passwords by subject (a digest of who and from where)
create table sign_in_failure (
    id varchar(40) primary key,
    subject varchar(43) not null,
    at bigint not null
);
create index sign_in_failure_of_subject on sign_in_failure (subject, at);
create index sign_in_failure_at on sign_in_failure (at);

-- One row: the hash of the code that sets up the first owner, until it was used
create table setup (
    id integer primary key,
    code_hash varchar(43) not null
);

create table confirmation (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    member_id varchar(40) not null references member (id),
    member_name varchar(200) not null,
    session_id varchar(40) not null references session (id),
    action varchar(40) not null,
    target_type varchar(40) not null,
    target_id varchar(40) not null,
    target_name varchar(1000) not null,
    digest varchar(43) not null,
    text varchar(4000) not null,
    text_digest varchar(43) not null,
    nonce varchar(43) not null,
    number varchar(6) not null,
    number_required boolean not null,
    wrong_numbers integer not null,
    wrong_codes integer not null,
    client varchar(200) not null,
    ip varchar(45) not null,
    state varchar(20) not null,
    asked_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    answered_by varchar(200),
    -- while pending: what makes it the same request; else null, and the unique index lets it go
    open_key varchar(43) unique
);
create index confirmation_of_session on confirmation (session_id, state, asked_at);
create index confirmation_of_member on confirmation (member_id, state, asked_at);
create index confirmation_ending on confirmation (state, expires_at);

-- One row a member: locked while a request to confirm is opened, sent or answered
create table standing (
    member_id varchar(40) primary key references member (id),
    approved_at bigint not null,
    failures_since bigint not null,
    locked_until bigint not null
);

create table send (
    id varchar(40) primary key,
    member_id varchar(40) not null references member (id),
    confirmation_id varchar(40) not null references confirmation (id),
    method varchar(20) not null,
    at bigint not null
);
create index send_of_member on send (member_id, at);

create table failure (
    id varchar(40) primary key,
    member_id varchar(40) not null references member (id),
    at bigint not null
);
create index failure_of_member on failure (member_id, at);

create table email_code (
    confirmation_id varchar(40) primary key references confirmation (id),
    code_hash varchar(200) not null,
    expires_at bigint not null
);

-- The outbox: what is to be sent by push or mail, until it is sent or given up
create table delivery (
    id varchar(40) primary key,
    channel varchar(10) not null,
    kind varchar(40) not null,
    method varchar(20),
    confirmation_id varchar(40) references confirmation (id),
    recipient varchar(40) not null,
    subject_id varchar(40),
    state varchar(10) not null,
    tries integer not null,
    created_at bigint not null,
    next_try_at bigint not null,
    give_up_at bigint not null,
    queued_at bigint,
    lease_until bigint
);
create index delivery_due on delivery (state, next_try_at);
create index delivery_of_confirmation on delivery (confirmation_id, method);

create table trusted_session (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    member_id varchar(40) not null references member (id),
    name varchar(100) not null,
    platform varchar(100) not null,
    public_key varchar(1000) not null,
    endpoint varchar(2000),
    p256dh varchar(100),
    auth varchar(40),
    paired_at bigint not null,
    last_seen_at bigint not null,
    ended_at bigint
);
create index trusted_session_of_member on trusted_session (member_id, paired_at, id);

-- After a reset a member may pair by a mailed code once more
create table member_reset (
    member_id varchar(40) primary key references member (id),
    at bigint not null
);

create table pairing (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    member_id varchar(40) not null references member (id),
    code_hash varchar(43) not null unique,
    expires_at bigint not null,
    trusted_session_id varchar(40) references trusted_session (id)
);
create index pairing_of_member on pairing (member_id, expires_at);

-- A DPoP proof answers once, over all nodes
create table dpop_proof (
    id varchar(43) primary key,
    at bigint not null
);
create index dpop_proof_at on dpop_proof (at);

-- Keys the server keeps for itself, each encrypted with the master key
create table server_key (
    name varchar(40) primary key,
    ciphertext bytea not null
);

create table vault (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    name varchar(200) not null,
    is_default boolean not null,
    data_key bytea not null,
    created_at bigint not null
);
create index vault_of_workspace on vault (workspace_id, created_at, id);

create table secret (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    vault_id varchar(40) not null references vault (id),
    type varchar(20) not null,
    name varchar(400) not null,
    confirm_to_view boolean not null,
    version bigint not null,
    created_at bigint not null,
    changed_at bigint not null
);
create index secret_of_workspace on secret (workspace_id, created_at, id);

create table secret_field (
    secret_id varchar(40) not null references secret (id),
    name varchar(40) not null,
    ciphertext bytea not null,
    primary key (secret_id, name)
);

create table secret_grant (
    id varchar(40) primary key,
    secret_id varchar(40) not null references secret (id),
    member_id varchar(40) not null references member (id),
    role varchar(20) not null,
    created_at bigint not null,
    unique (secret_id, member_id)
);
create index secret_grant_of_member on secret_grant (member_id, secret_id);

create sequence audit_sequence;

create table audit_entry (
    seq bigint primary key,
    workspace_id varchar(40) not null references workspace (id),
    at bigint not null,
    event varchar(60) not null,
    actor_id varchar(40),
    actor_name varchar(400) not null,
    target_type varchar(40),
    target_id varchar(40),
    target_name varchar(1000),
    confirmation_id varchar(40),
    ip varchar(45) not null,
    client varchar(200) not null,
    receipt varchar(4000)
);
create index audit_of_workspace on audit_entry (workspace_id, seq);
