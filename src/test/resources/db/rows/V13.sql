insert into remembering (workspace_id, action, millis, since) values ('w_1', 'secret.view', 300000, 13000);
update workspace set session_idle = 3600000, session_absolute = 7200000 where id = 'w_5';
insert into standing (member_id, approved_at, failures_since, locked_until, cooling_until, forgotten_at) values ('m_20', 13001, 13002, 13003, 13004, 13005);
