-- Words are kept with their tenant in front. The tenant as a column of the index was a list of everybody there, which whoever looked for
-- two words read.
do $$
begin
  for part in 0..15 loop
    execute format('drop index search_person_%s_tenant_id_words_idx', part);
  end loop;
end $$;
update search_person set words = array(select tenant_id || '/' || word from unnest(words) word);
do $$
begin
  for part in 0..15 loop
    execute format('create index on search_person_%s using gin (words) with (gin_pending_list_limit = 128)', part);
  end loop;
end $$;
