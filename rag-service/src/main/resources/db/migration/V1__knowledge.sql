-- What the platform knows. tenant_id '*' holds the shared knowledge, which every tenant reads and none writes;
-- a tenant's own row of the same id hides it from that tenant.

create sequence knowledge_revision;

create table document (
  tenant_id text not null,
  id text not null,
  kind text not null check (kind in ('ARTICLE', 'FAQ')),
  version int not null check (version > 0),
  revision bigint not null default nextval('knowledge_revision'),
  content_hash text not null,
  withdrawn boolean not null default false,
  -- The transaction that last touched it: every replica's index reads on from the oldest one still open.
  changed_in xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
create index document_by_change on document (changed_in);
create index document_by_id on document (id);
select secure_table('document');
create policy shared_knowledge on document for select using (tenant_id = '*');

create table document_version (
  tenant_id text not null,
  document_id text not null,
  version int not null,
  origin text not null check (origin in ('SEED', 'UPLOAD', 'IMPORT', 'WRITTEN')),
  title text not null,
  language text not null,
  category text not null,
  keywords text not null,
  source_name text not null,
  source_url text not null,
  reviewed_on date,
  body text not null,
  published_by text not null,
  published_at timestamptz not null default now(),
  primary key (tenant_id, document_id, version),
  foreign key (tenant_id, document_id) references document (tenant_id, id) on delete cascade
);
select secure_table('document_version');
create policy shared_knowledge on document_version for select using (tenant_id = '*');

create table passage (
  tenant_id text not null,
  document_id text not null,
  version int not null,
  ordinal int not null,
  heading text not null,
  body text not null,
  start_offset int not null,
  end_offset int not null,
  -- What the vector is made from, by hash: an unchanged passage keeps its vector over versions.
  context_hash text not null,
  -- 32-bit floats, little-endian; null while waiting, and for languages the model cannot read.
  embedding bytea,
  embedding_model text,
  embeddable boolean not null,
  leased_until timestamptz not null default '-infinity',
  primary key (tenant_id, document_id, version, ordinal),
  foreign key (tenant_id, document_id, version)
    references document_version (tenant_id, document_id, version) on delete cascade
);
create index passage_waiting on passage (tenant_id, document_id) where embeddable and embedding is null;
select secure_table('passage');
create policy shared_knowledge on passage for select using (tenant_id = '*');

-- What the tenant at hand sees: its own documents, and the shared ones it has no copy of.
create view visible_document with (security_invoker = true) as
select d.tenant_id, d.id, d.kind, d.version, v.title, v.language, v.category, v.keywords,
       v.source_name, v.source_url, v.reviewed_on, v.body, v.published_at
from document d
join document_version v on v.tenant_id = d.tenant_id and v.document_id = d.id and v.version = d.version
where not d.withdrawn
  and (d.tenant_id <> '*'
       or not exists (select 1 from document own where own.id = d.id and own.tenant_id <> '*'));
