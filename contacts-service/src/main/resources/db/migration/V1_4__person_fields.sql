alter table contact
  add column salutation      text,
  add column street          text,
  add column postcode        text,
  add column region          text,
  add column other_addresses jsonb,
  add column birth_date      date,
  add column lifecycle_stage text check (
    lifecycle_stage in ('awareness', 'exploration', 'expansion', 'commitment', 'dissolution')),
  add column owner           text,
  add column referred_by     uuid;
create index contact_referred_by on contact (tenant_id, referred_by) where referred_by is not null;

-- An address belongs to one person of a tenant, whose row has the nil UUID as its sharer; others may share it on purpose,
-- and are the sharers of their own rows. So one index keeps both rules.
alter table identity
  add column sharer uuid not null default '00000000-0000-0000-0000-000000000000',
  add check (sharer in ('00000000-0000-0000-0000-000000000000', contact_id)),
  drop constraint identity_pkey,
  add primary key (tenant_id, kind, value, sharer),
  drop constraint identity_kind_check,
  add constraint identity_kind_check check (kind in ('email', 'phone', 'social', 'visitor', 'external'));
