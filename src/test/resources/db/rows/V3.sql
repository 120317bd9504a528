insert into secret (id, workspace_id, vault_id, type, name, confirm_to_view, version, created_at, changed_at, data_key, expires_at) values ('x_30', 'w_1', 'v_2', 'wifi', 'Attic', false, 1, 3000, 3001, cast('key of x_30' as bytea), 9300);
insert into secret_version (secret_id, n, at, editor_id, editor_name, name, changed) values ('x_30', 1, 3002, 'm_1', 'Olive Owner', 'Attic', '["ssid"]');
insert into secret_value (secret_id, version, name, position, type, ciphertext) values ('x_30', 1, 'ssid', 0, 'text', cast('attic' as bytea));
insert into secret_word (workspace_id, word, secret_id) values ('w_1', cast('attic' as bytea), 'x_30');
insert into secret_grant (id, secret_id, member_id, role, created_at, secret_created_at) values ('g_30', 'x_30', 'm_1', 'OWNER', 3003, 3000);
