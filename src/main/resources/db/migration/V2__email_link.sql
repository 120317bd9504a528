-- The newest link mailed for a confirmation, by the hash of its token
create table email_link (
    confirmation_id varchar(40) primary key references confirmation (id),
    token_hash varchar(43) not null unique
);

-- The language of a member's mails; null: as the browser that asked wants it
alter table member add column language varchar(35);

-- Accept-Language of the request that asked
alter table confirmation add column languages varchar(200) default '' not null;
