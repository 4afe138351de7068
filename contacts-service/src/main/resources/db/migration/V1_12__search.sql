-- Both are trusted extensions: the owner of a database may make them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- So that addresses are found by their beginnings in any locale, by the key that there is.
alter table identity alter column value type text collate "C";

-- By which words each person is found, with their kinds. Filled behind the people by what is published of them, so that writing
-- them waits for nothing: no foreign key. In parts, because an index of this kind has to tell everybody who has a word before it
-- tells anybody: of a word that many have, one part is enough.
create table search_person (
  tenant_id  text               not null,
  contact_id uuid               not null,
  words      text[] collate "C" not null,
  primary key (tenant_id, contact_id)
) partition by hash (contact_id);
do $$
begin
  for part in 0..15 loop
    execute format('create table search_person_%s partition of search_person for values with (modulus 16, remainder %s)', part, part);
    -- What is new waits in a list, which each search reads, until it is as long as this (kB): longer would be slower to read
    execute format('create index on search_person_%s using gin (tenant_id, words) with (gin_pending_list_limit = 128)', part);
  end loop;
end $$;

-- Each word once, with how many people have it: what somebody who types a beginning, or makes a mistake, may mean.
create table search_word (
  tenant_id text             not null,
  word      text collate "C" not null,
  kind      text             not null,
  people    int              not null,
  primary key (tenant_id, word, kind)
) with (fillfactor = 70);
create index search_word_similar on search_word using gin (tenant_id, word gin_trgm_ops)
  where kind in ('name', 'company', 'place');

-- Tenants whose people are still to be filled in, and who was the last.
create table search_fill (
  tenant_id text not null primary key,
  last      uuid
);
-- Everybody who is there already; from one tenant to the next, not over all people.
insert into search_fill (tenant_id)
with recursive tenant (id) as (
  select min(tenant_id) from contact
  union all
  select (select min(c.tenant_id) from contact c where c.tenant_id > tenant.id) from tenant where tenant.id is not null
)
select id from tenant where id is not null;
