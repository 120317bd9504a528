insert into attachment (id, secret_id, name, type, size, digest, data_key, chunks, created_at, member_id, member_name) values ('h_1', 'x_30', 'plan.pdf', 'application/pdf', 12, cast('digest' as bytea), cast('key of h_1' as bytea), 1, 4000, 'm_1', 'Olive Owner');
insert into attachment_chunk (attachment_id, n, content) values ('h_1', 0, cast('content' as bytea));
