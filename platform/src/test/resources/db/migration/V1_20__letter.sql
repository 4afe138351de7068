create table letter (
  tenant_id  text        not null,
  id         uuid        not null,
  text       text        not null,
  written_at timestamptz not null,
  primary key (tenant_id, id)
);

-- A chunk that cannot be done, like one in which the process ends
create function refuse() returns trigger language plpgsql as $$
begin
  if old.text = 'stuck' then
    raise exception 'The letter is stuck';
  end if;
  return old;
end $$;
create trigger letter_stuck before delete on letter for each row execute function refuse();
