update workspace set passkey_enabled = false where id = 'w_5';
insert into passkey (id, workspace_id, member_id, name, credential_hash, credential, transports, sign_count, backup_eligible, backed_up, created_at, last_used_at, suspect_at, ended_at) values ('k_1', 'w_1', 'm_1', 'Laptop', 'credential-1', cast('credential' as bytea), 'internal hybrid', 7, true, false, 17000, 17001, null, null);
insert into passkey (id, workspace_id, member_id, name, credential_hash, credential, transports, sign_count, backup_eligible, backed_up, created_at, last_used_at, suspect_at, ended_at) values ('k_2', 'w_1', 'm_1', 'Stick', 'credential-2', cast('credential' as bytea), '', 4294967295, false, false, 17002, null, 17003, 17004);
insert into passkey_registration (session_id, challenge, expires_at) values ('s_1', 'challenge', 17005);
insert into passkey_request (confirmation_id, nonce, expires_at) values ('c_2', 'nonce', 17006);
