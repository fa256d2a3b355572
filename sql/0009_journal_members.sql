-- Who did something says the member's id: a name is another member's one day. The name stays beside it, as it was then, for people to read.

-- Null in what was written before there was this column: there the name says it.
alter table journal add column member_id text;
