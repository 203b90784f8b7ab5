-- How often a rebuild of the search index was asked for: each replica has an index of its own and follows this number.
create table index_rebuild (
  tenant_id text primary key check (tenant_id = '*'),
  number bigint not null
);
select secure_table('index_rebuild');
