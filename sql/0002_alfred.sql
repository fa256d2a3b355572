-- Alfred's own tables. The same for both instances: what an instance does not use stays empty.
-- All times are instants (timestamptz); local days are dates. Ids that people or providers chose are text.

-- Which instance this database belongs to. Written by the migrator.
create table instance (
    id          integer     primary key default 1 check (id = 1),
    name        text        not null check (name in ('home', 'biz')),
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
    -- When a person wrote it by the provider's clock, where that is noticeably before it came (providers deliver for days after an outage); else null.
    written_at     timestamptz,
    state          text        not null default 'waiting' check (state in ('waiting', 'done', 'dead', 'quarantined')),
    -- Rises with everything that a later completion must not overlook: a stored plan, a failed try, a replay.
    version        integer     not null default 0,
    -- What the message was understood as, its arguments resolved; null while it depends on nothing but the text.
    plan           jsonb,
    -- How many of the plan's commands are settled for good: where a replay of a dead letter starts.
    settled_commands integer   not null default 0,
    attempts       integer     not null default 0,
    -- How often an operator let a dead letter run again. Such a message was let in before: the limit for senders does not count it a second time.
    replays        integer     not null default 0,
    due_at         timestamptz not null default '-infinity',
    last_error     text,
    settled_at     timestamptz
);
create index inbox_waiting on inbox (conversation, id) where state = 'waiting';
create index inbox_settled on inbox (settled_at) where settled_at is not null;
create index inbox_dead on inbox (id) where state in ('dead', 'quarantined');
create index inbox_by_body on inbox (body_id);
-- When a person last wrote in a conversation is asked before a message that answers nobody.
create index inbox_heard on inbox (conversation, received_at) where channel <> 'schedule';

-- Everything that leaves by a channel. Sent in the order of ids within a conversation.
create table outbox (
    id            bigint      generated always as identity primary key,
    inbox_id      bigint      not null,
    conversation  text        not null,
    channel       text        not null,
    address       text        not null,
    reply         jsonb       not null,
    -- When the person wrote what this answers; null for what nobody asked for at that moment.
    heard_at      timestamptz,
    -- True while the answer may still travel in the HTTP response of the request that asked.
    is_inline     boolean     not null default false,
    -- held: of no use to send before the person writes again. It lets later messages of its conversation pass.
    state         text        not null default 'pending' check (state in ('pending', 'sending', 'sent', 'uncertain', 'held', 'dead')),
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    attempts      integer     not null default 0,
    -- Which attempt is sending it, and until when nobody else may touch it. A claim that ran out leaves the row uncertain.
    claim         uuid,
    claimed_until timestamptz,
    -- When the last attempt began, by the clock of that time: a moment in the future means that the clock has been set back since.
    tried_at      timestamptz,
    -- How many attempts ended without an answer: it may have been sent that much more often.
    uncertain_tries integer   not null default 0,
    -- How many parts of a long message have left: where a send that was cut off goes on.
    parts_sent    smallint    not null default 0,
    last_error    text,
    provider_id   text,
    -- How far it came: 0 no news, 1 failed, 2 sent, 3 delivered, 4 read, 5 played. Never goes down.
    stage         smallint    not null default 0,
    stage_reason  text,
    settled_at    timestamptz,
    -- What the states come to, said once: something is still to be done about the row; it was given up, or failed after the provider took it; the news
    -- that its attempt failed came before the attempt's end, which then opens the row again.
    is_open       boolean     not null generated always as (state in ('pending', 'sending', 'uncertain')) stored,
    has_failed    boolean     not null generated always as (state = 'dead' or (state = 'sent' and stage = 1)) stored,
    failed_early  boolean     not null generated always as (stage = 1 and coalesce(due_at > tried_at, false)) stored
);
create index outbox_open on outbox (conversation, id) where is_open;
create index outbox_held on outbox (conversation) where state = 'held';
create index outbox_provider on outbox (provider_id) where provider_id is not null;
create index outbox_inbox on outbox (inbox_id);
create index outbox_settled on outbox (settled_at) where settled_at is not null;
create index outbox_failed on outbox (id) where has_failed;

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
-- The row comes with the conversation's first message. The version rises with each change of the memory: what was decided by an older one does not
-- count.
create table conversation (
    id          text        primary key,
    address     text,
    memory      jsonb       not null default '{}',
    version     bigint      not null default 0,
    updated_at  timestamptz not null
);

-- What is due when. An occurrence enters the inbox in the transaction that moves its row on, or ends it when it was due once.
create table schedule (
    id            bigint      generated always as identity primary key,
    conversation  text        not null,
    name          text        not null,
    channel       text        not null,
    address       text        not null,
    sender        text        not null,
    action        text        not null,
    arguments     jsonb       not null default '{}',
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

-- What a channel must not forget between two processes: a token that its provider replaced (encrypted by the channel), or that the account was
-- closed. One text under each name.
create table channel_state (
    channel     text        not null,
    name        text        not null,
    value       text        not null,
    written_at  timestamptz not null,
    primary key (channel, name)
);

-- Conversations in which the provider takes nothing but templates, until the person writes again.
create table closed_window (
    conversation  text        primary key,
    closed_at     timestamptz not null,
    -- When the template went that asks the person to write; null while none did. One for each closed window.
    template_sent_at  timestamptz
);

-- What the provider charges, once for each message: its statuses repeat. The key is a hash, as a message id holds the person's number.
create table message_price (
    message      uuid        primary key,
    day          date        not null,
    category     text        not null,
    model        text        not null,
    is_billable  boolean     not null
);
create index message_price_day on message_price (day);
