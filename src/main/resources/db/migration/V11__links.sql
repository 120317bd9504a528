-- Secrets that are shared with somebody outside, by a link. The content is encrypted by a key that is in the link alone.

create table external_link (
    id varchar(40) primary key,
    workspace_id varchar(40) not null references workspace (id),
    -- No foreign key: when the secret is gone, who opens the link is still told that it has ended
    secret_id varchar(40) not null,
    member_id varchar(40) not null references member (id),
    name varchar(200) not null,
    token_hash varchar(43) not null unique,
    once boolean not null,
    recipient varchar(254),
    password_hash varchar(200),
    created_at bigint not null,
    expires_at bigint not null,
    views integer not null,
    ended_at bigint,
    ended_by varchar(10)
);
create index external_link_of_secret on external_link (secret_id, created_at, id);
create index external_link_of_member on external_link (member_id);
create index external_link_end on external_link (expires_at);

-- File 0 is the secret itself, a JWE in as many pieces as it needs; of each attachment every piece is a JWE
create table link_part (
    link_id varchar(40) not null references external_link (id) on delete cascade,
    file integer not null,
    n integer not null,
    content bytea not null,
    primary key (link_id, file, n)
);

create table link_view (
    id varchar(40) primary key,
    link_id varchar(40) not null references external_link (id) on delete cascade,
    ticket_hash varchar(43) not null unique,
    ip varchar(45) not null,
    agent varchar(200) not null,
    at bigint not null
);
create index link_view_of_link on link_view (link_id, at, id);

-- The newest code mailed to the recipient of a link, and how often it was guessed at
create table link_code (
    link_id varchar(40) primary key references external_link (id) on delete cascade,
    code_hash varchar(200),
    asked_at bigint,
    expires_at bigint,
    wrong integer not null,
    locked_until bigint
);
