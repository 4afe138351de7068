-- A fact that is too old to tell whose it is has no contact_id.
alter table message alter column contact_id drop not null;
alter table sales_order alter column contact_id drop not null;

-- What is of a person is found by who they are, and what is too old to be of somebody by its age. A reply without an address is of nobody.
create index message_contact on message (tenant_id, contact_id);
create index sales_order_contact on sales_order (tenant_id, contact_id);
create index reply_contact on reply (tenant_id, contact_id);
create index reply_unknown on reply (tenant_id, address) where contact_id is null;
create index message_age on message (tenant_id, least(sent_at, delivered_at, failed_at, suppressed_at))
  where contact_id is not null;
create index sales_order_age on sales_order (tenant_id, ordered_at) where contact_id is not null;
create index reply_told on reply (tenant_id, campaign_id) where address <> '';
