create table probe (id bigint generated always as identity, tenant_id text not null, note text not null);
select secure_table('probe');
