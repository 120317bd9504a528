insert into email_link (confirmation_id, token_hash) values ('c_1', 'link');
insert into member (id, workspace_id, email, name, role, active, created_at, language) values ('m_20', 'w_1', 'dora@initech.test', 'Dora Deutsch', 'GUEST', true, 2000, 'de');
