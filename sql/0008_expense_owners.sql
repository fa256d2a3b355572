-- Whose an expense is says the member's id. The name beside it is for people to read: it changes when somebody is called otherwise, and what
-- somebody was called gives nobody else anything.

alter table expn
    -- Null in what was written before there was this column, until the ledger has found the member of the name; empty for nobody: somebody who
    -- was forgotten, or whom an import names and the directory does not know.
    add column member_id text;
drop index expn_recent;
create index expn_recent on expn (member_id, logged_at);

comment on column expn_change.member is 'the id of the member; empty for somebody who was forgotten';
comment on column expn_receipt.added_by is 'the id of the member; empty for somebody who was forgotten';
