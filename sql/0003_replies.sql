-- What answers a person, and what waits until a person writes again.

-- When the person wrote what this answers; null for what nobody asked for at that moment.
alter table outbox add column heard_at timestamptz;

-- held: of no use to send before the person writes again. It lets later messages of its conversation pass.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check check (state in ('pending', 'sending', 'sent', 'uncertain', 'held', 'dead'));
create index outbox_held on outbox (conversation) where state = 'held';
