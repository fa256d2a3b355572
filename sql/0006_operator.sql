-- What the operator's console does: a line for each action, and what it may pause.

-- Who did what in the console. Holds no personal data: members by their ids, conversations by their keys, messages by their rows.
create table operator_audit (
    id       bigint      generated always as identity primary key,
    at       timestamptz not null,
    -- As what somebody signed in: admin or reader.
    role     text        not null,
    action   text        not null,
    subject  text        not null,
    -- What came of it; null while it runs, and for good when the process ended meanwhile.
    outcome  text
);

-- While it is paused a conversation's messages are stored and wait; nothing is lost.
alter table conversation add column paused_at timestamptz;

-- While it is paused a schedule brings nothing. What was missed meanwhile is left out, but for what is due once.
alter table schedule add column paused_at timestamptz;

-- Which briefings were due today is asked each time metrics are read.
create index inbox_scheduled on inbox (received_at) where channel = 'schedule';
