-- One schema per service, owned by its role and seen by no other.
do $$
declare
  service text;
  role_name text;
begin
  execute format('revoke all on database %I from public', current_database());
  foreach service in array array['auth', 'gateway', 'inference', 'rag', 'anomaly', 'escalation', 'analytics'] loop
    role_name := 'careline_' || service;
    execute format('create schema if not exists %I authorization %I', service, role_name);
    execute format('grant connect, temporary on database %I to %I', current_database(), role_name);
    execute format('alter role %I in database %I set search_path = %I', role_name, current_database(), service);
  end loop;
end
$$;

revoke all on schema public from public;
