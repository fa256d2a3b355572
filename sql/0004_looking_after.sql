-- What looking after the message path needs to know: which messages were replayed, when a send was last tried, and a way to what is old.

-- How often an operator let a dead letter run again. Such a message was let in before: the limit for senders does not count it a second time.
alter table inbox add column replays integer not null default 0;
create index inbox_dead on inbox (id) where state in ('dead', 'quarantined');

-- When the last attempt began, by the clock of that time: a moment in the future means that the clock has been set back since.
alter table outbox add column tried_at timestamptz;
create index outbox_settled on outbox (settled_at) where settled_at is not null;
create index outbox_dead on outbox (id) where state = 'dead' or (state = 'sent' and stage = 1);
