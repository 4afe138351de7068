-- Who has read which sensitive fields of whom. No foreign keys: it outlives people.
create table access_log (
  tenant_id   text        not null,
  id          uuid        not null,
  at          timestamptz not null,
  user_name   text        not null,
  method      text        not null,
  path        text        not null,
  query       text,
  fields      text[]      not null,
  people      int         not null,
  contact_ids uuid[]      not null,
  trace_id    text,
  origin      text,
  primary key (tenant_id, id)
);
create index access_log_contact on access_log using gin (tenant_id, contact_ids);
create index access_log_at on access_log using brin (at);

-- Only what somebody looked for is taken out, when a person is erased whom it may name.
create function access_log_is_only_added_to() returns trigger language plpgsql as $$
begin
  if new.query is null and to_jsonb(new) - 'query' = to_jsonb(old) - 'query' then
    return new;
  end if;
  raise exception 'access_log is only added to';
end $$;
create trigger access_log_is_only_added_to before update on access_log
  for each row execute function access_log_is_only_added_to();
