-- Facts only, as the events told them: no counter is kept, every figure is computed from these rows when it is asked for.
-- There are no foreign keys, so that events may come in any order. The indexes by campaign and by time include what the
-- figures are computed from: the rows of a campaign are far apart in their table, and need not be visited.

create table campaign (
  tenant_id    text not null,
  campaign_id  uuid not null,
  name         text,
  channels     text[],
  launched_at  timestamptz,
  recipients   int,
  requests     int,
  completed_at timestamptz,
  primary key (tenant_id, campaign_id),
  check (launched_at is null or (name is not null and channels is not null)),
  check (num_nonnulls(launched_at, completed_at) > 0)
);
create index campaign_launched on campaign (tenant_id, launched_at, campaign_id);

-- One row per message to somebody.
create table message (
  tenant_id          text not null,
  message_id         uuid not null,
  campaign_id        uuid,
  contact_id         uuid not null,
  channel            text not null,
  sent_at            timestamptz,
  delivered_at       timestamptz,
  failed_at          timestamptz,
  failure_code       text,
  suppressed_at      timestamptz,
  suppression_reason text,
  primary key (tenant_id, message_id),
  check (num_nonnulls(sent_at, delivered_at, failed_at, suppressed_at) > 0),
  check (suppressed_at is null or suppression_reason is not null)
);
create index message_campaign on message (tenant_id, campaign_id)
  include (channel, sent_at, delivered_at, failed_at, suppressed_at, suppression_reason) where campaign_id is not null;

-- One row per message from somebody that came upon a campaign.
create table reply (
  tenant_id    text not null,
  message_id   uuid not null,
  campaign_id  uuid not null,
  channel      text not null,
  contact_id   uuid,
  address      text not null,
  received_at  timestamptz,
  opted_out_at timestamptz,
  primary key (tenant_id, message_id),
  check (num_nonnulls(received_at, opted_out_at) > 0)
);
create index reply_campaign on reply (tenant_id, campaign_id) include (channel, contact_id, address, opted_out_at);

create table sales_order (
  tenant_id   text        not null,
  order_id    uuid        not null,
  campaign_id uuid,
  contact_id  uuid        not null,
  amount      numeric     not null,
  currency    text        not null,
  ordered_at  timestamptz not null,
  primary key (tenant_id, order_id)
);
create index sales_order_campaign on sales_order (tenant_id, campaign_id) include (currency, amount)
  where campaign_id is not null;

-- One row per step that a lead or an opportunity took; an amount where a sale was won.
create table funnel_step (
  tenant_id  text        not null,
  subject_id uuid        not null,
  step       text        not null check (step in ('captured', 'converted', 'created', 'won', 'lost')),
  taken_at   timestamptz not null,
  amount     numeric,
  currency   text,
  primary key (tenant_id, subject_id, step),
  check ((step = 'won') = (amount is not null and currency is not null))
);
create index funnel_step_taken on funnel_step (tenant_id, taken_at) include (step, amount, currency);
