-- What is kept in opt_out of the address of somebody who was erased: it says whether a given address asked us to stop, not which one did.
create function address_fingerprint(tenant text, channel text, address text) returns text
  language sql immutable strict parallel safe
  return 'sha256:' || encode(sha256(convert_to(tenant || ' ' || channel || ' ' || address, 'UTF8')), 'hex');

-- What people wrote is theirs; while nobody knows who they are, it belongs to who has the address.
create index received_message_contact on received_message (tenant_id, contact_id) where contact_id is not null;
create index received_message_unknown on received_message (tenant_id, sender) where contact_id is null;
create index conversation_unknown on conversation (tenant_id, address) where contact_id is null;

-- What is deleted for its age is found by it.
create index message_ended on message (tenant_id, requested_at) where state not in ('queued', 'sending');
create index received_message_received on received_message (tenant_id, received_at);
