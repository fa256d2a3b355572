-- Alfred's own tables. The same for both instances: what an instance does not use stays empty.
-- All times are instants (timestamptz); local days are dates. Ids that people or providers chose are text.

-- Which instance this database belongs to, and which process may complete work. Written by the migrator.
create table instance (
    id          integer     primary key default 1 check (id = 1),
    name        text        not null check (name in ('home', 'biz')),
    epoch       bigint      not null default 0,
    -- Makes the opaque keys of conversations and members. Whoever has it can try phone numbers on them.
    key_secret  bytea       not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
    created_at  timestamptz not null
);

-- The bytes of a delivery, once, however many messages they hold.
create table inbox_body (
    id            uuid        primary key,
    content_type  text        not null,
    body          bytea       not null,
    received_at   timestamptz not null
);

-- One row per inbound message (or scheduled occurrence). The keys make a second delivery of the same message a no-op.
create table inbox (
    id             bigint      generated always as identity primary key,
    delivery_key   text        not null unique,
    alternate_key  text        unique,
    body_id        uuid        not null references inbox_body,
    ordinal        integer     not null,
    channel        text        not null,
    conversation   text        not null,
    received_at    timestamptz not null,
    state          text        not null default 'waiting' check (state in ('waiting', 'done', 'dead', 'quarantined')),
    -- What the message was understood as, its arguments resolved; null while it depends on nothing but the text.
    plan           jsonb,
    -- How many of the plan's commands are settled for good: where a replay of a dead letter starts.
    settled_commands integer   not null default 0,
    attempts       integer     not null default 0,
    due_at         timestamptz not null default '-infinity',
    last_error     text,
    settled_at     timestamptz
);
create index inbox_waiting on inbox (conversation, id) where state = 'waiting';
create index inbox_settled on inbox (settled_at) where settled_at is not null;
create index inbox_by_body on inbox (body_id);

-- Everything that leaves by a channel. Sent in the order of ids within a conversation.
create table outbox (
    id            bigint      generated always as identity primary key,
    inbox_id      bigint      not null,
    conversation  text        not null,
    channel       text        not null,
    address       text        not null,
    reply         jsonb       not null,
    -- True while the answer may still travel in the HTTP response of the request that asked.
    is_inline     boolean     not null default false,
    state         text        not null default 'pending' check (state in ('pending', 'sending', 'sent', 'uncertain', 'dead')),
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    attempts      integer     not null default 0,
    claimed_epoch bigint,
    -- How many attempts ended without an answer. 1: it may have been sent twice; after 2 it is given up.
    uncertain_tries integer   not null default 0,
    last_error    text,
    provider_id   text,
    -- How far it came: 0 no news, 1 failed, 2 sent, 3 delivered, 4 read. Never goes down.
    stage         smallint    not null default 0,
    stage_reason  text,
    settled_at    timestamptz
);
create index outbox_open on outbox (conversation, id) where state in ('pending', 'sending', 'uncertain');
create index outbox_provider on outbox (provider_id) where provider_id is not null;
create index outbox_inbox on outbox (inbox_id);

-- Who did what, one line per command that changed something.
create table journal (
    id            bigint      generated always as identity primary key,
    command_id    text        not null unique,
    at            timestamptz not null,
    conversation  text        not null,
    member        text        not null,
    action        text        not null,
    summary       text        not null,
    details       jsonb
);

-- What stands behind a conversation's opaque key, which every other table and the grain know it by, and what it remembers between two messages.
-- The row comes with the conversation's first message.
create table conversation (
    id          text        primary key,
    address     text,
    memory      jsonb       not null default '{}',
    updated_at  timestamptz not null
);

-- What is due when. An occurrence enters the inbox in the transaction that moves its row on.
create table schedule (
    id            bigint      generated always as identity primary key,
    conversation  text        not null,
    name          text        not null,
    channel       text        not null,
    address       text        not null,
    sender        text        not null,
    action        text        not null,
    rule          text        not null,
    zone          text        not null,
    next_due      timestamptz not null,
    last_day      date,
    unique (conversation, name)
);
create index schedule_due on schedule (next_due);

-- The ledger. The row is the outcome of its command.
create table expn (
    id          bigint        generated always as identity primary key,
    command_id  text          not null unique,
    member      text          not null,
    amount      numeric(15,3) not null check (amount > 0),
    currency    char(3)       not null,
    note        text,
    spent_on    date          not null,
    logged_at   timestamptz   not null
);
create index expn_spent_on on expn (spent_on);
