insert into external_link (id, workspace_id, secret_id, member_id, name, token_hash, once, recipient, password_hash, created_at, expires_at, views, ended_at, ended_by) values ('l_1', 'w_1', 'x_30', 'm_1', 'Attic', 'link-1', true, 'out@side.test', 'argon', 11000, 11001, 1, null, null);
insert into link_part (link_id, file, n, content) values ('l_1', 0, 0, cast('jwe' as bytea));
insert into link_view (id, link_id, ticket_hash, ip, agent, at) values ('k_1', 'l_1', 'ticket', '192.0.2.1', 'Firefox', 11002);
insert into link_code (link_id, code_hash, asked_at, expires_at, wrong, locked_until) values ('l_1', 'argon', 11003, 11004, 2, null);
