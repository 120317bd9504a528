-- Passkeys: keys that confirm in the browser that asked, once their authenticator has verified its user (WebAuthn).

-- Whether a passkey may confirm
alter table workspace add column passkey_enabled boolean default true not null;

create table passkey (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    member_id varchar(40) not null references member (id),
    name varchar(100) not null,
    -- Of the credential's id: registered once on this server, and never again
    credential_hash varchar(43) not null unique,
    -- AAGUID, credential id and public key, as the authenticator wrote them
    credential bytea not null,
    transports varchar(200) not null,
    sign_count bigint not null,
    -- Whether it may be copied to other devices of its owner, and whether it has been
    backup_eligible boolean not null,
    backed_up boolean not null,
    created_at bigint not null,
    last_used_at bigint,
    -- Its counter did not grow, so there may be a copy of it
    suspect_at bigint,
    ended_at bigint
);
create index passkey_of_member on passkey (member_id);

-- The challenge of the registration that a session has begun last
create table passkey_registration (
    session_id varchar(40) primary key,
    challenge varchar(43) not null,
    expires_at bigint not null
);
create index passkey_registration_expires on passkey_registration (expires_at);

-- What the challenge of a confirmation was made with last, until it is answered
create table passkey_request (
    confirmation_id varchar(40) primary key references confirmation (id),
    nonce varchar(43) not null,
    expires_at bigint not null
);
create index passkey_request_expires on passkey_request (expires_at);
