-- The directory: people as contacts-service tells of them. No foreign keys, so that events may come in any order.
create table person (
  tenant_id         text not null,
  id                uuid not null,
  version           int  not null,
  preferred_channel text,
  primary key (tenant_id, id)
);

-- Rank 0 is the main address of a channel.
create table address (
  tenant_id  text     not null,
  contact_id uuid     not null,
  channel    text     not null check (channel in ('sms', 'email')),
  rank       smallint not null,
  value      text     not null,
  primary key (tenant_id, contact_id, channel, rank)
);
create index address_value on address (tenant_id, channel, value);

-- changed_at is the time that contact.consent-changed.v1 named; a person's whole state names none.
create table consent (
  tenant_id  text not null,
  contact_id uuid not null,
  channel    text not null,
  purpose    text not null,
  state      text not null check (state in ('granted', 'withdrawn')),
  changed_at timestamptz,
  primary key (tenant_id, contact_id, channel, purpose)
);

-- Addresses that asked us to stop; it counts from the moment that we read it, whoever the address belongs to.
create table opt_out (
  tenant_id text        not null,
  channel   text        not null,
  address   text        not null,
  at        timestamptz not null,
  primary key (tenant_id, channel, address)
);

-- next_attempt_at of a message that is being sent is the end of its lease.
create table message (
  tenant_id       text        not null,
  id              uuid        not null,
  contact_id      uuid        not null,
  channel         text        not null check (channel in ('sms', 'email')),
  purpose         text        not null check (purpose in ('marketing', 'service')),
  campaign_id     uuid,
  address         text,
  subject         text,
  text            text        not null,
  state           text        not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed')),
  code            text,
  reason          text,
  provider_id     text,
  attempts        int         not null default 0,
  in_doubt        boolean     not null default false,
  next_attempt_at timestamptz not null,
  requested_at    timestamptz not null,
  sent_at         timestamptz,
  delivered_at    timestamptz,
  traceparent     text,
  primary key (tenant_id, id)
);
create index message_due on message (tenant_id, channel, purpose, next_attempt_at) include (state)
  where state in ('queued', 'sending');
create index message_contact on message (tenant_id, contact_id, requested_at);
create index message_address on message (tenant_id, channel, address, requested_at) where address is not null;

-- One open conversation for each person; for senders that nobody knows yet, one for each address.
create table conversation (
  tenant_id        text        not null,
  id               uuid        not null,
  contact_id       uuid,
  channel          text        not null check (channel in ('sms', 'email')),
  address          text        not null,
  state            text        not null check (state in ('open', 'closed')),
  opened_at        timestamptz not null,
  last_activity_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index conversation_person on conversation (tenant_id, contact_id)
  where state = 'open' and contact_id is not null;
create unique index conversation_address on conversation (tenant_id, channel, address)
  where state = 'open' and contact_id is null;
create index conversation_activity on conversation (tenant_id, last_activity_at, id);

create table received_message (
  tenant_id       text        not null,
  id              uuid        not null,
  conversation_id uuid        not null,
  contact_id      uuid,
  channel         text        not null,
  provider_id     text        not null,
  sender          text        not null,
  recipient       text        not null,
  text            text        not null,
  in_reply_to     uuid,
  campaign_id     uuid,
  received_at     timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, channel, provider_id),
  foreign key (tenant_id, conversation_id) references conversation
);
create index received_message_conversation on received_message (tenant_id, conversation_id, received_at);
