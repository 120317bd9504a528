-- Sessions of extensions and other clients, bound to a key: these have no token.

alter table session alter column token_hash drop not null;
-- RFC 7638; null: known by its token
alter table session add column key_thumbprint varchar(43);

-- Clients that ask to be connected without a password
create table session_connection (
    id varchar(40) primary key,
    -- Keyed: the code is short enough to be guessed
    code_digest varchar(43) not null unique,
    key_thumbprint varchar(43) not null,
    client varchar(200) not null,
    ip varchar(45) not null,
    state varchar(10) not null,
    asked_at bigint not null,
    expires_at bigint not null,
    -- What it has become
    session_id varchar(40) references session (id)
);
create index session_connection_expires on session_connection (expires_at);
create index session_connection_of_session on session_connection (session_id);
