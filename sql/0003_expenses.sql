-- Expenses, whole: what a row of the ledger says beside the amount, who changed what, and what admins decided.

alter table expn
    add column category        text        not null default 'other',
    add column client          text,
    add column is_refund       boolean     not null default false,
    -- What a unit of the currency was worth in the instance's, kept so that the expense's value never changes; null while nobody knows.
    add column rate            numeric(24,12) check (rate > 0),
    add column rate_to         char(3),
    add column rate_on         date,
    add column rate_is_typed   boolean     not null default false,
    -- 0 not needed, 1 waiting, 2 approved, 3 rejected.
    add column approval        smallint    not null default 0 check (approval between 0 and 3),
    add column approval_until  timestamptz,
    add column decided_by      text,
    -- Taken back: the row and its number stay.
    add column is_void         boolean     not null default false,
    -- The same line of the same file is one row, however often it is imported.
    add column import_key      text unique;
-- The last ones of a member: the guard against logging twice, "the last expense", undo.
create index expn_recent on expn (member, logged_at);
create index expn_waiting on expn (id) where approval = 1;

-- The audit: one row for each command that changed something other than by logging one expense, and with it the command's outcome.
create table expn_change (
    id          bigint      generated always as identity primary key,
    command_id  text        not null unique,
    at          timestamptz not null,
    member      text        not null,
    kind        smallint    not null,
    -- The expenses before and after.
    before      jsonb       not null,
    after       jsonb       not null,
    outcome     jsonb       not null,
    -- The command that took it back; null while none did.
    undone_by   text
);
create index expn_change_of on expn_change (member, at);

-- What admins decided: the limit for approvals, the locked period, budgets, corrected categories. One row.
create table expn_policy (
    id     integer primary key default 1 check (id = 1),
    state  jsonb   not null
);

-- Receipts as they were attached. The hash makes the same file twice one row.
create table expn_receipt (
    id          bigint      generated always as identity primary key,
    expense     bigint      not null references expn,
    hash        bytea       not null unique,
    name        text        not null,
    media_type  text        not null,
    content     bytea       not null,
    added_by    text        not null,
    added_at    timestamptz not null
);
create index expn_receipt_of on expn_receipt (expense);
