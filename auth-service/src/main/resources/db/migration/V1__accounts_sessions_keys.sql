-- E-mail and name are sealed with the user's own key; the e-mail is found by a keyed hash.
create table account (
  tenant_id text not null,
  id uuid not null,
  email_hash bytea not null,
  email_phi text not null,
  name_phi text not null,
  password_hash text not null,
  roles text[] not null,
  language text not null,
  country text not null,
  created_at timestamptz not null,
  last_login_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, email_hash)
);
select secure_table('account');

-- One family of refresh tokens per device. Tokens are not stored: each is a MAC over family and generation.
create table session_family (
  tenant_id text not null,
  id uuid not null,
  user_id uuid not null,
  generation bigint not null,
  rotated_at timestamptz not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because text,
  primary key (tenant_id, id)
);
select secure_table('session_family');

-- Signing keys belong to the whole installation; the private part is sealed with the master key.
create table signing_key (
  tenant_id text not null default 'system',
  kid text not null,
  public_jwk text not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  signs_from timestamptz not null,
  primary key (tenant_id, kid)
);
select secure_table('signing_key');
create table signing_key_lock (only_row boolean primary key default true check (only_row));
insert into signing_key_lock values (true);
