insert into recovery (member_id, code_hash, expires_at, used_at) values ('m_1', 'recovery', 10000, 10001);
