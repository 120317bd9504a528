insert into workspace (id, name, email_link_enabled, number_matching, version, created_at) values ('w_5', 'Globex', false, true, 1, 5000);
insert into vault (id, workspace_id, name, name_key, data_key, created_at, strategy, disabled_at, key_generation, previous_key, rekey_lease_until, master_key_id) values ('v_5', 'w_5', 'Safe', 'safe', cast('key of v_5' as bytea), 5001, 'KMS', 5002, 4, cast('key before' as bytea), 5003, 77);
insert into default_vault (workspace_id, vault_id) values ('w_5', 'v_5');
