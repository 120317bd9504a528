insert into scim_token (workspace_id, token_hash, ciphertext, created_at, last_used_at) values ('w_1', 'scim', cast('token' as bytea), 14000, null);
insert into scim_user (member_id, workspace_id, user_name, user_name_key, given_name, family_name, external_id, changed_at, deleted_at) values ('m_2', 'w_1', 'Uma', 'uma', 'Uma', 'User', '00u1', 14001, null);
insert into scim_group (team_id, workspace_id, external_id, changed_at) values ('t_1', 'w_1', '00g1', 14002);
