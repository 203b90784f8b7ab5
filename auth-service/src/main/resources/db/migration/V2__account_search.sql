-- A blind index: keyed hashes of the beginnings of the words of sealed e-mails and names.
create table account_term (
  tenant_id text not null,
  term bigint not null,
  account_id uuid not null,
  primary key (tenant_id, term, account_id)
);
select secure_table('account_term');
create index account_term_by_account on account_term (tenant_id, account_id);

-- Accounts older than the index are indexed in the background.
alter table account add column findable boolean not null default false;
create index account_not_findable on account (id) where not findable;
create index account_newest on account (tenant_id, created_at desc, id);

comment on table signing_key_lock is
  'no tenant: one constant row, locked by the replica that decides on the installation''s next signing key';
