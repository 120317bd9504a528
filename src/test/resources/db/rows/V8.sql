insert into team (id, workspace_id, name, name_key, created_at) values ('t_1', 'w_1', 'Night shift', 'night shift', 8000);
insert into team_member (team_id, member_id, created_at) values ('t_1', 'm_2', 8001);
insert into team_grant (id, secret_id, team_id, role, created_at) values ('e_1', 'x_30', 't_1', 'COLLABORATOR', 8002);
insert into secret_grant (id, secret_id, member_id, role, created_at, secret_created_at, direct_role) values ('g_80', 'x_30', 'm_2', 'COLLABORATOR', 8003, 3000, null);
insert into sharing_note (id, secret_id, member_id, message, at) values ('o_1', 'x_30', 'm_1', 'For the night', 8004);
