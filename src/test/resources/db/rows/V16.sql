update workspace set passwords = 'OWNERS' where id = 'w_5';
insert into oidc_provider (workspace_id, name, issuer, client_id, client_secret, groups_claim, group_roles, other_role, joining) values ('w_1', 'Okta', 'https://id.example.com', 'countersign', cast('client secret' as bytea), 'groups', '[]', 'user', true);
insert into oidc_domain (domain, workspace_id) values ('initech.test', 'w_1');
insert into oidc_identity (workspace_id, issuer, subject, member_id, bound_at) values ('w_1', 'https://id.example.com', 'sub-1', 'm_1', 16000);
insert into oidc_attempt (state_hash, browser_hash, workspace_id, issuer, page, expires_at) values ('state', 'browser', 'w_1', 'https://id.example.com', '/', 16001);
insert into oidc_session (session_id, workspace_id, issuer, subject, sid) values ('s_1', 'w_1', 'https://id.example.com', 'sub-1', '');
insert into oidc_logout (id, at) values ('logout', 16002);
