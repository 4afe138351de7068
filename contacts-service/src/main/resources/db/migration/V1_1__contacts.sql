create table contact (
  tenant_id         text        not null,
  id                uuid        not null,
  version           int         not null,
  given_name        text        not null,
  family_name       text        not null,
  city              text,
  country           text,
  language          text,
  preferred_channel text        check (preferred_channel in ('sms', 'email')),
  tags              text[]      not null default '{}',
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  primary key (tenant_id, id)
);

-- An address belongs to one person of a tenant; that of the lowest rank is the main one of its kind.
create table identity (
  tenant_id  text     not null,
  kind       text     not null check (kind in ('email', 'phone')),
  value      text     not null,
  contact_id uuid     not null,
  rank       smallint not null,
  primary key (tenant_id, kind, value),
  foreign key (tenant_id, contact_id) references contact on delete cascade
);
create index identity_contact on identity (tenant_id, contact_id);

-- A ledger: the last entry of a channel and purpose tells the present state, and none is ever changed.
create table consent_entry (
  tenant_id    text        not null,
  id           uuid        not null,
  contact_id   uuid        not null,
  channel      text        not null check (channel in ('sms', 'email')),
  purpose      text        not null check (purpose in ('marketing', 'service')),
  state        text        not null check (state in ('granted', 'withdrawn')),
  source       text        not null,
  text         text        not null,
  ip           text,
  occurred_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, contact_id) references contact on delete cascade
);
create index consent_entry_contact on consent_entry (tenant_id, contact_id, channel, purpose, occurred_at, id);

-- One row per event and person. It outlives nothing: no foreign key, so that entries may come before their contact.
create table timeline_entry (
  tenant_id   text        not null,
  contact_id  uuid        not null,
  occurred_at timestamptz not null,
  id          uuid        not null,
  kind        text        not null,
  channel     text,
  summary     text        not null,
  service     text        not null,
  subject_id  text        not null,
  trace_id    text,
  primary key (tenant_id, contact_id, occurred_at, id)
);

create table import_job (
  tenant_id        text        not null,
  id               uuid        not null,
  source           text        not null,
  status           text        not null check (status in ('running', 'done', 'failed')),
  rows_read        bigint      not null default 0,
  created          bigint      not null default 0,
  updated          bigint      not null default 0,
  duplicate        bigint      not null default 0,
  rejected         bigint      not null default 0,
  started_by       text        not null,
  started_at       timestamptz not null,
  last_progress_at timestamptz not null,
  ended_at         timestamptz,
  primary key (tenant_id, id),
  check (rows_read = created + updated + duplicate + rejected)
);

create table import_rejection (
  tenant_id   text    not null,
  import_id   uuid    not null,
  line        bigint  not null,
  column_name text    not null,
  reason      text    not null,
  row_text    text    not null,
  primary key (tenant_id, import_id, line),
  foreign key (tenant_id, import_id) references import_job on delete cascade
);
