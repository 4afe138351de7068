-- Our own copy of the people that contacts-service knows: what segments select by and texts are filled with.
create table audience_member (
  tenant_id         text        not null,
  contact_id        uuid        not null,
  version           int         not null,
  given_name        text        not null,
  family_name       text        not null,
  city              text,
  country           text,
  language          text,
  preferred_channel text,
  tags              text[]      not null,
  emails            text[]      not null,
  phones            text[]      not null,
  has_email         boolean     generated always as (cardinality(emails) > 0) stored,
  has_phone         boolean     generated always as (cardinality(phones) > 0) stored,
  sms_consent       boolean     not null,
  email_consent     boolean     not null,
  created_at        timestamptz not null,
  primary key (tenant_id, contact_id)
);

create table segment (
  tenant_id  text        not null,
  id         uuid        not null,
  version    int         not null,
  name       text        not null,
  filter     text        not null,
  created_by text        not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);

-- From launch on, filter is what was launched, whatever becomes of the segment; reached is the last person of the last
-- chunk, so that whoever takes the campaign up goes on from there; failures counts the tries since then.
create table campaign (
  tenant_id    text        not null,
  id           uuid        not null,
  version      int         not null,
  name         text        not null,
  segment_id   uuid,
  filter       text,
  purpose      text        not null check (purpose in ('marketing', 'service')),
  state        text        not null check (state in ('draft', 'launching', 'completed', 'failed', 'stopped')),
  created_by   text        not null,
  created_at   timestamptz not null,
  launched_by  text,
  launched_at  timestamptz,
  completed_at timestamptz,
  reached      uuid,
  recipients   bigint      not null default 0,
  requests     bigint      not null default 0,
  failures     int         not null default 0,
  failure      text,
  primary key (tenant_id, id),
  foreign key (tenant_id, segment_id) references segment,
  check (segment_id is not null or filter is not null),
  check (state = 'draft' or (filter is not null and launched_at is not null))
);
create index campaign_launching on campaign (tenant_id, id) where state = 'launching';

create table campaign_message (
  tenant_id   text not null,
  campaign_id uuid not null,
  channel     text not null check (channel in ('sms', 'email')),
  subject     text,
  text        text not null,
  primary key (tenant_id, campaign_id, channel),
  foreign key (tenant_id, campaign_id) references campaign on delete cascade
);

-- One row per message. It changes several times soon after it is made: the free space keeps the row on its page.
create table recipient (
  tenant_id   text        not null,
  campaign_id uuid        not null,
  contact_id  uuid        not null,
  channel     text        not null,
  message_id  uuid        not null,
  state       text        not null check (state in ('requested', 'sent', 'delivered', 'failed', 'suppressed')),
  reason      text,
  changed_at  timestamptz not null,
  primary key (tenant_id, campaign_id, contact_id, channel),
  foreign key (tenant_id, campaign_id) references campaign on delete cascade
) with (fillfactor = 70);
