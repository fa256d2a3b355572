-- WhatsApp's 24 hours, what its messages cost, and how far a long message came.

-- When a person wrote it by the provider's clock, where that is noticeably before it came (providers deliver for days after an outage); else null.
alter table inbox add column written_at timestamptz;

-- When a person last wrote in a conversation is asked before a message that answers nobody.
create index inbox_heard on inbox (conversation, received_at) where channel = 'whatsapp';

-- Conversations in which the provider takes nothing but templates, until the person writes again.
create table closed_window (
    conversation  text        primary key,
    closed_at     timestamptz not null,
    -- When the template went that asks the person to write; null while none did. One for each closed window.
    knocked_at    timestamptz
);

-- How many parts of a long message have left: where a send that was cut off goes on.
alter table outbox add column parts_sent smallint not null default 0;

-- 5: played, for what is listened to.
comment on column outbox.stage is '0 no news, 1 failed, 2 sent, 3 delivered, 4 read, 5 played. Never goes down.';

-- What the provider charges, once for each message: its statuses repeat. The key is a hash, as a message id holds the person's number.
create table message_price (
    message      uuid        primary key,
    day          date        not null,
    category     text        not null,
    model        text        not null,
    is_billable  boolean     not null
);
create index message_price_day on message_price (day);
