insert into audit_entry (seq, workspace_id, at, event, actor_id, actor_name, ip, client, n, hash) values (12, 'w_5', 12000, 'audit.chained', null, 'Countersign', '127.0.0.1', '', 1, 'hash-1');
insert into audit_head (workspace_id, n, hash, seal) values ('w_5', 1, 'hash-1', 'seal-1');
