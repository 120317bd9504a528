-- The code in the server's log by which one owner comes back, as a hash. It is kept when it was used, so that a setting
-- that was left behind makes no other.
create table recovery (
    member_id varchar(40) primary key references member (id),
    code_hash varchar(43) not null,
    expires_at bigint not null,
    used_at bigint
);
