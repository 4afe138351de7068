-- What records of one person have in common, as hashes: whoever may be somebody else is looked up by them. No foreign key, which
-- would cost each write a look-up: keys of who is gone find nobody.
create table duplicate_key (
  tenant_id  text   not null,
  key        bigint not null,
  contact_id uuid   not null,
  primary key (tenant_id, key, contact_id)
);

-- Whose people have no keys yet, and up to whom they have: filled in the background. The version before writes people without
-- keys while it runs on; a search for duplicates adds what it misses.
create table duplicate_backfill (
  tenant_id text not null,
  reached   uuid,
  primary key (tenant_id)
);
insert into duplicate_backfill (tenant_id) select distinct tenant_id from contact;

-- Two people who may be one. Decided pairs outlive the people: they are what the rule is measured by.
create table duplicate_pair (
  tenant_id  text             not null,
  id         uuid             not null,
  first_id   uuid             not null,
  second_id  uuid             not null,
  score      double precision not null,
  verdict    text             not null check (verdict in ('certain', 'possible', 'unlikely')),
  reasons    jsonb            not null,
  found_at   timestamptz      not null,
  decision   text             check (decision in ('same', 'different')),
  decided_by text,
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, first_id, second_id),
  check (first_id < second_id)
);
create index duplicate_pair_second on duplicate_pair (tenant_id, second_id);
create index duplicate_pair_best on duplicate_pair (tenant_id, score desc, id) where decision is null;
create index duplicate_pair_decided on duplicate_pair (tenant_id, decided_at) where decision is not null;

-- Where the company has changed it
create table duplicate_rule (
  tenant_id  text        not null,
  version    int         not null,
  rule       jsonb       not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (tenant_id)
);

-- Names that many people of the company have, as the last search counted them
create table duplicate_name (
  tenant_id text             not null,
  field     text             not null check (field in ('givenName', 'familyName')),
  name      text             not null,
  share     double precision not null,
  primary key (tenant_id, field, name)
);

create table duplicate_run (
  tenant_id        text        not null,
  id               uuid        not null,
  status           text        not null check (status in ('running', 'done', 'failed')),
  worker           uuid        not null,
  reached          uuid,
  people_total     bigint      not null,
  people           bigint      not null default 0,
  compared         bigint      not null default 0,
  certain          bigint      not null default 0,
  possible         bigint      not null default 0,
  keys_left_out    bigint      not null default 0,
  started_by       text        not null,
  started_at       timestamptz not null,
  last_progress_at timestamptz not null,
  ended_at         timestamptz,
  primary key (tenant_id, id)
);
create unique index duplicate_run_running on duplicate_run (tenant_id) where status = 'running';
