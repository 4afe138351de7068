-- More channels than messages are sent on: people also allow or forbid calls, letters and WhatsApp.
alter table contact
  drop constraint contact_preferred_channel_check,
  add constraint contact_preferred_channel_check
    check (preferred_channel in ('sms', 'email', 'phone', 'post', 'whatsapp'));
alter table consent_entry
  drop constraint consent_entry_channel_check,
  add constraint consent_entry_channel_check check (channel in ('sms', 'email', 'phone', 'post', 'whatsapp'));

-- Consent that somebody is asked to confirm by a message to their address. What comes of it is in the ledger; a request that
-- is not confirmed ends by itself, and all end with the person.
create table consent_request (
  tenant_id    text        not null,
  id           uuid        not null,
  contact_id   uuid        not null,
  channel      text        not null check (channel in ('sms', 'email')),
  purpose      text        not null check (purpose in ('marketing', 'service')),
  address      text        not null,
  text         text        not null,
  language     text        not null,
  source       text        not null,
  requested_by text        not null,
  requested_at timestamptz not null,
  expires_at   timestamptz not null,
  confirmed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, contact_id) references contact on delete cascade
);
create index consent_request_contact on consent_request (tenant_id, contact_id, id);
create index consent_request_address on consent_request (tenant_id, address, requested_at);
