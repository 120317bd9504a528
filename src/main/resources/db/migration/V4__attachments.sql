-- Files that belong to secrets. Their content lies here and not in files, because nodes share the database alone.

create table attachment (
    id varchar(40) primary key,
    secret_id varchar(40) not null references secret (id),
    name varchar(255) not null,
    type varchar(255) not null,
    size bigint not null,
    -- The SHA-256 of the content, encrypted by the secret's key: a short content could be guessed from it
    digest bytea not null,
    -- Its own key, wrapped by the secret's
    data_key bytea not null,
    chunks integer not null,
    created_at bigint not null,
    member_id varchar(40) not null,
    member_name varchar(200) not null
);
create index attachment_of_secret on attachment (secret_id, created_at, id);

-- Ciphertext. Written before its attachment in the same transaction, so that the secret is locked for a moment only
create table attachment_chunk (
    attachment_id varchar(40) not null,
    n integer not null,
    content bytea not null,
    primary key (attachment_id, n)
);
