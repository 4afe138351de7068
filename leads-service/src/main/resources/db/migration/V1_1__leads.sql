-- A web form. It is never changed: the words that people agreed to stay what they were.
create table form (
  tenant_id   text        not null,
  id          uuid        not null,
  slug        text        not null,
  title       text        not null,
  fields      jsonb       not null,
  consents    jsonb       not null,
  campaign_id uuid,
  created_by  text        not null,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);

-- A copy of what contacts-service says of people; as new as its events.
create table person (
  tenant_id text not null,
  id        uuid not null,
  version   int  not null,
  name      text not null,
  email     text,
  phone     text,
  primary key (tenant_id, id)
);

-- contact_id comes by event, perhaps before the person does: no foreign key, here and below.
create table lead (
  tenant_id   text        not null,
  id          uuid        not null,
  version     int         not null,
  state       text        not null check (state in ('new', 'qualified', 'converted', 'disqualified')),
  source      text        not null,
  given_name  text        not null,
  family_name text        not null,
  email       text,
  phone       text,
  city        text,
  country     text,
  language    text,
  company     text,
  note        text,
  campaign_id uuid,
  contact_id  uuid,
  captured_at timestamptz not null,
  updated_at  timestamptz not null,
  primary key (tenant_id, id),
  check (email is not null or phone is not null)
);
-- As text, because that is how filters compare it; here and below.
create index lead_contact on lead (tenant_id, contact_id, id);

create table lead_consent (
  tenant_id text        not null,
  lead_id   uuid        not null,
  channel   text        not null check (channel in ('sms', 'email')),
  purpose   text        not null check (purpose in ('marketing', 'service')),
  source    text        not null,
  text      text        not null,
  at        timestamptz not null,
  ip        text,
  primary key (tenant_id, lead_id, channel, purpose),
  foreign key (tenant_id, lead_id) references lead on delete cascade
);

create table opportunity (
  tenant_id   text        not null,
  id          uuid        not null,
  version     int         not null,
  contact_id  uuid        not null,
  lead_id     uuid,
  campaign_id uuid,
  name        text        not null,
  stage       text        not null check (stage in ('prospecting', 'qualification', 'proposal', 'won', 'lost')),
  amount      numeric     not null check (amount >= 0),
  currency    text        not null,
  reason      text,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  closed_at   timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, lead_id),
  foreign key (tenant_id, lead_id) references lead,
  check ((closed_at is not null) = (stage in ('won', 'lost')))
);
create index opportunity_contact on opportunity (tenant_id, contact_id, id);

-- Every stage that an opportunity came into; rows are added and never changed.
create table opportunity_stage (
  tenant_id      text        not null,
  opportunity_id uuid        not null,
  id             uuid        not null,
  stage          text        not null,
  entered_at     timestamptz not null,
  entered_by     text        not null,
  primary key (tenant_id, opportunity_id, id),
  foreign key (tenant_id, opportunity_id) references opportunity on delete cascade
);

-- external_id is the number that whoever records it gave it: each shop counts for itself.
create table sales_order (
  tenant_id      text        not null,
  id             uuid        not null,
  external_id    text,
  contact_id     uuid        not null,
  opportunity_id uuid,
  campaign_id    uuid,
  amount         numeric     not null check (amount >= 0),
  currency       text        not null,
  ordered_at     timestamptz not null,
  recorded_at    timestamptz not null,
  recorded_by    text        not null,
  primary key (tenant_id, id),
  unique (tenant_id, recorded_by, external_id),
  foreign key (tenant_id, opportunity_id) references opportunity
);
create index sales_order_contact on sales_order (tenant_id, contact_id, id);

create table sales_order_line (
  tenant_id  text    not null,
  order_id   uuid    not null,
  line       int     not null,
  product    text    not null,
  quantity   numeric not null check (quantity > 0),
  unit_price numeric not null,
  primary key (tenant_id, order_id, line),
  foreign key (tenant_id, order_id) references sales_order on delete cascade
);
